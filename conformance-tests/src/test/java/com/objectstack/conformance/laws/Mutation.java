package com.objectstack.conformance.laws;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.Page;
import com.objectstack.query.Not;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.SortNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One way in which a driver is wrong: what it answers, given a call of a sound driver and its answer. */
interface Mutation {
    Object answer(Call call);

    /** A call of a sound driver. */
    record Call(IDataDriver sound, String operation, List<Object> arguments, Object answer) {
        boolean isFind() {
            return operation.equals("find");
        }

        boolean isSorted() {
            return isFind() && !query().orderBy().isEmpty();
        }

        QueryAST query() {
            return (QueryAST) arguments.get(1);
        }

        @SuppressWarnings("unchecked")
        List<DataRecord> records() {
            return (List<DataRecord>) answer;
        }
    }

    /** The sound driver with this mutation. */
    default IDataDriver of(IDataDriver sound) {
        return (IDataDriver) Proxy.newProxyInstance(
                Mutation.class.getClassLoader(), new Class<?>[] {IDataDriver.class}, (proxy, method, arguments) -> {
                    List<Object> given = arguments == null ? List.of() : List.of(arguments);
                    try {
                        Object answer = method.invoke(sound, arguments);
                        return answer(new Call(sound, method.getName(), given, answer));
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    static Mutation none() {
        return Call::answer;
    }

    static Mutation ofFind(UnaryOperator<List<DataRecord>> change) {
        return call -> call.isFind() ? change.apply(call.records()) : call.answer();
    }

    static Object negationMissesNull(Call call) {
        if (!call.isFind() || !(call.query().where() instanceof Not negation)) {
            return call.answer();
        }
        String object = (String) call.arguments().get(0);
        return call.sound().find(object, Query.matching(negation).build()).stream()
                .filter(record -> !record.containsValue(null))
                .toList();
    }

    static Object textInLocaleOrder(Call call) {
        if (!call.isSorted()) {
            return call.answer();
        }
        List<SortNode> keys = call.query().orderBy();
        List<DataRecord> records = new ArrayList<>(call.records());
        records.sort(Comparator.comparing(
                record -> String.valueOf(record.get(keys.get(0).field())), String.CASE_INSENSITIVE_ORDER));
        return records;
    }

    static Object tiesInNoOrder(Call call) {
        if (!call.isSorted()) {
            return call.answer();
        }
        String field = call.query().orderBy().get(0).field();
        List<DataRecord> records = new ArrayList<>(call.records());
        for (int place = 1; place < records.size(); place++) {
            if (Objects.equals(
                    records.get(place - 1).get(field), records.get(place).get(field))) {
                Collections.swap(records, place - 1, place);
            }
        }
        return records;
    }

    static Object laterPagesAreEmpty(Call call) {
        Long offset = call.isFind() ? call.query().offset() : null;
        return offset != null && offset > 1 ? List.of() : call.answer();
    }

    static Object everyPageIsTheLast(Call call) {
        return call.answer() instanceof Page page ? new Page(page.records(), null) : call.answer();
    }

    static Object laterPagesLoseARecord(Call call) {
        return call.answer() instanceof Page page && call.query().cursor() != null
                ? new Page(page.records().subList(1, page.records().size()), page.nextCursor())
                : call.answer();
    }

    static Object nullFollowsNoCursor(Call call) {
        if (!call.isSorted() || call.query().cursor() == null) {
            return call.answer();
        }
        String field = call.query().orderBy().get(0).field();
        return call.records().stream()
                .filter(record -> record.get(field) != null)
                .toList();
    }

    static Object limitIsASyntaxError(Call call) {
        if (call.isFind() && call.query().limit() != null) {
            throw DriverException.of(ErrorCode.INTERNAL, "", "near \"limit\": syntax error");
        }
        return call.answer();
    }

    static Object countIsOneTooMany(Call call) {
        return call.operation().equals("count") ? (Long) call.answer() + 1 : call.answer();
    }

    static Object bulkCreateAnswersBackwards(Call call) {
        return call.operation().equals("bulkCreate") ? call.records().reversed() : call.answer();
    }

    static Object wholeNumbersBecomeFractions(Call call) {
        if (!(call.answer() instanceof Optional<?> found) || found.isEmpty()) {
            return call.answer();
        }
        Map<String, Object> record = new LinkedHashMap<>((DataRecord) found.get());
        record.replaceAll((field, value) -> value instanceof Long whole ? (Object) whole.doubleValue() : value);
        return Optional.of(DataRecord.copyOf(record));
    }

    static List<DataRecord> lastIsLost(List<DataRecord> records) {
        return records.size() < 2 ? records : records.subList(0, records.size() - 1);
    }

    static List<DataRecord> firstComesTwice(List<DataRecord> records) {
        List<DataRecord> more = new ArrayList<>(records);
        records.stream().findFirst().ifPresent(more::add);
        return more;
    }
}
