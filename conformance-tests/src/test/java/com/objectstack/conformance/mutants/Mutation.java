package com.objectstack.conformance.mutants;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.Page;
import com.objectstack.driver.RecordStream;
import com.objectstack.driver.RecordUpdate;
import com.objectstack.query.Condition;
import com.objectstack.query.Literal;
import com.objectstack.query.LiteralList;
import com.objectstack.query.QueryAST;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One way in which a driver is wrong: what it answers to a call instead of what a sound one would. */
public interface Mutation {
    @Nullable
    Object answer(Call call);

    /** Operations of these names are answered otherwise. */
    static Mutation on(String operation, Function<Call, @Nullable Object> otherwise) {
        return call -> call.is(operation) ? otherwise.apply(call) : call.proceed();
    }

    /** Every query and filter that is accepted is read as another one; what is refused, is refused as it should be. */
    static Mutation queries(BiFunction<Call, QueryAST, QueryAST> change) {
        return call -> {
            if (call.isQuery()) {
                return orSound(call, call.with(1, change.apply(call, call.query())));
            }
            if (call.isMany() && call.isAccepted()) {
                return orSound(call, call.with(1, change.apply(call, call.query())));
            }
            if (call.is("distinct")) {
                QueryAST filter = QueryAST.ALL.toBuilder()
                        .where((Condition) call.arguments().get(2))
                        .build();
                return orSound(call, call.with(2, change.apply(call, filter).where()));
            }
            return call.proceed();
        };
    }

    /** A changed query may be one that no driver takes. Then nothing is changed. */
    private static @Nullable Object orSound(Call call, Call changed) {
        if (changed.arguments().equals(call.arguments())) {
            return call.proceed();
        }
        @Nullable Object sound = call.isMany() ? null : call.proceed();
        try {
            return changed.proceed();
        } catch (DriverException refused) {
            return call.isMany() ? call.proceed() : sound;
        }
    }

    /** Every node of a kind is read as another one by find, whatever a sound driver says. */
    static <N> Mutation careless(Class<N> kind, Function<? super N, ?> change) {
        Rewriting<N> rewriting = new Rewriting<>(kind, change);
        return on("find", call -> call.with(1, rewriting.of(call.query())).proceed());
    }

    /** Every node of a kind, in every query and filter, is read as another one. */
    static <N> Mutation nodes(Class<N> kind, Function<? super N, ?> change) {
        return queries((call, query) -> new Rewriting<N>(kind, change).in(query));
    }

    /** Every value that is compared with is read as another one, in lists too. */
    static Mutation operands(UnaryOperator<@Nullable Object> change) {
        Rewriting<Literal> alone = new Rewriting<>(Literal.class, one -> new Literal(change.apply(one.value())));
        Rewriting<LiteralList> listed = new Rewriting<>(
                LiteralList.class,
                list -> LiteralList.copyOf(list.values().stream().map(change).toList()));
        return queries((call, query) -> listed.in(alone.in(query)));
    }

    /** Every condition of a kind is read as another one, given the call. */
    static <N> Mutation conditions(Class<N> kind, BiFunction<Call, ? super N, ?> change) {
        return queries((call, query) -> new Rewriting<N>(kind, node -> change.apply(call, node)).in(query));
    }

    /** Every record that is returned is another one. */
    static Mutation records(UnaryOperator<DataRecord> change) {
        return call -> changed(call.proceed(), list -> list.stream().map(change).toList());
    }

    /** Records of reads are others. */
    static Mutation found(BiFunction<Call, List<DataRecord>, List<DataRecord>> change) {
        return call -> call.isQuery() ? changed(call.proceed(), list -> change.apply(call, list)) : call.proceed();
    }

    private static @Nullable Object changed(@Nullable Object answer, UnaryOperator<List<DataRecord>> change) {
        return switch (answer) {
            case DataRecord record -> change.apply(List.of(record)).get(0);
            case Optional<?> found
            when found.isPresent() && found.get() instanceof DataRecord record ->
                change.apply(List.of(record)).stream().findFirst();
            case List<?> list
            when !list.isEmpty() && list.get(0) instanceof DataRecord ->
                change.apply(list.stream().map(DataRecord.class::cast).toList());
            case Page page -> new Page(change.apply(page.records()), page.nextCursor());
            case RecordStream stream -> new ChangedStream(stream, change);
            case null, default -> answer;
        };
    }

    /** A value of a record that is returned is another one, inside lists and structures too. */
    static Mutation values(UnaryOperator<@Nullable Object> change) {
        return records(record -> changed(record, (name, value) -> deep(value, change)));
    }

    private static @Nullable Object deep(@Nullable Object value, UnaryOperator<@Nullable Object> change) {
        if (value instanceof DataRecord record) {
            return changed(record, (name, inner) -> deep(inner, change));
        }
        return change.apply(value);
    }

    /** A copy of a record with other values. */
    static DataRecord changed(DataRecord record, BiFunction<String, @Nullable Object, @Nullable Object> change) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(record);
        values.replaceAll((name, value) -> change.apply(name, value));
        return DataRecord.copyOf(values);
    }

    /** Data is stored otherwise, whatever writes it. */
    static Mutation data(UnaryOperator<Map<String, @Nullable Object>> change) {
        return call -> switch (call.operation()) {
            case "create", "upsert" ->
                call.with(1, change.apply(map(call.arguments().get(1)))).proceed();
            case "update", "updateMany" ->
                call.with(2, change.apply(map(call.arguments().get(2)))).proceed();
            case "bulkCreate" -> {
                List<Map<String, @Nullable Object>> rows = new ArrayList<>();
                ((List<?>) call.arguments().get(1)).forEach(row -> rows.add(change.apply(map(row))));
                yield call.with(1, rows).proceed();
            }
            case "bulkUpdate" -> {
                List<RecordUpdate> updates = new ArrayList<>();
                for (Object update : (List<?>) call.arguments().get(1)) {
                    RecordUpdate given = (RecordUpdate) update;
                    updates.add(new RecordUpdate(given.id(), change.apply(given.data())));
                }
                yield call.with(1, updates).proceed();
            }
            default -> call.proceed();
        };
    }

    /** A value is stored as another one, whatever writes it. */
    static Mutation stored(UnaryOperator<@Nullable Object> change) {
        return data(data -> {
            Map<String, @Nullable Object> changed = new LinkedHashMap<>(data);
            changed.replaceAll((name, value) -> change.apply(value));
            return changed;
        });
    }

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> map(@Nullable Object data) {
        return (Map<String, @Nullable Object>) data;
    }

    /** Every node of a schema is declared otherwise. */
    static <N> Mutation schemas(Class<N> kind, Function<? super N, ?> change) {
        Rewriting<N> rewriting = new Rewriting<>(kind, change);
        return call -> switch (call.operation()) {
            case "syncSchema" ->
                call.with(1, rewriting.of(call.arguments().get(1))).proceed();
            case "syncSchemasBatch", "registerObjects" ->
                call.with(0, rewriting.of(call.arguments().get(0))).proceed();
            default -> call.proceed();
        };
    }

    /** Requests are made with other options. */
    static Mutation options(String operations, UnaryOperator<DriverOptions> change) {
        List<String> names = List.of(operations.split(" "));
        return call -> names.contains(call.operation()) || (operations.isEmpty() && call.hasOptions())
                ? call.withOptions(change.apply(call.options())).proceed()
                : call.proceed();
    }

    /** Refusals are others. */
    static Mutation refusals(BiFunction<Call, DriverException, RuntimeException> change) {
        return call -> {
            try {
                return call.proceed();
            } catch (DriverException refused) {
                throw change.apply(call, refused);
            }
        };
    }
}
