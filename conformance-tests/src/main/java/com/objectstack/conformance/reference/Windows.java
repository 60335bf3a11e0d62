package com.objectstack.conformance.reference;

import com.objectstack.query.Frame;
import com.objectstack.query.SortNode;
import com.objectstack.query.WindowFunction;
import com.objectstack.query.WindowFunction.Function;
import com.objectstack.schema.FieldType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Window functions, over the rows or groups that {@code where} left (SEMANTICS.md §2).
 *
 * @param functions the functions, in written order
 * @param names what names inside them stand for
 * @param tieBreakers what makes an order total where that decides the result
 */
record Windows(List<WindowFunction> functions, NameReader names, List<SortKey> tieBreakers) {
    /** Functions that see the whole partition, whatever the frame. */
    private static final Set<Function> FRAMELESS = EnumSet.of(
            Function.ROW_NUMBER,
            Function.RANK,
            Function.DENSE_RANK,
            Function.PERCENT_RANK,
            Function.CUME_DIST,
            Function.NTILE,
            Function.LAG,
            Function.LEAD);

    /** Functions that tell peers apart. */
    private static final Set<Function> ORDERED =
            EnumSet.of(Function.ROW_NUMBER, Function.NTILE, Function.LAG, Function.LEAD);

    Windows {
        functions = List.copyOf(functions);
        tieBreakers = List.copyOf(tieBreakers);
    }

    /** The field a function reads, if any: {@code count} of {@code "*"} counts rows. */
    static Optional<String> argument(WindowFunction function) {
        return function.field().filter(name -> function.function() != Function.COUNT || !name.equals("*"));
    }

    /** The columns; those of functions of names that stand for nothing are left out. */
    List<Column> columns() {
        Map<String, Column> columns = new LinkedHashMap<>();
        for (WindowFunction function : functions) {
            Optional<Expression> field = argument(function).flatMap(names::find);
            if (field.isPresent() || argument(function).isEmpty()) {
                columns.put(function.alias(), column(function, field));
            }
        }
        return List.copyOf(columns.values());
    }

    private static Column column(WindowFunction function, Optional<Expression> field) {
        String name = function.alias();
        return switch (function.function()) {
            case ROW_NUMBER, RANK, DENSE_RANK, PERCENT_RANK, CUME_DIST, NTILE, COUNT, SUM, AVG ->
                Column.of(name, FieldType.NUMBER);
            case MIN, MAX -> Aggregates.extreme(name, field);
            case LAG, LEAD, FIRST_VALUE, LAST_VALUE, NTH_VALUE ->
                field.map(one -> one.column().named(name)).orElse(Column.of(name, FieldType.NUMBER));
        };
    }

    /** The entries with the functions' values, in the order they were given. */
    List<Entry> over(List<Entry> entries) {
        if (functions.isEmpty()) {
            return entries;
        }
        List<Map<String, @Nullable Object>> values = new ArrayList<>();
        entries.forEach(entry -> values.add(new LinkedHashMap<>()));
        functions.forEach(function -> addValues(function, entries, values));
        List<Entry> finished = new ArrayList<>();
        for (int place = 0; place < entries.size(); place++) {
            finished.add(entries.get(place).with(values.get(place)));
        }
        return finished;
    }

    private void addValues(WindowFunction function, List<Entry> entries, List<Map<String, @Nullable Object>> values) {
        List<Expression> partitionBy = function.over().partitionBy().stream()
                .map(name -> names.find(name).orElseThrow())
                .toList();
        Map<List<@Nullable Object>, List<Integer>> partitions = new LinkedHashMap<>();
        for (int place = 0; place < entries.size(); place++) {
            List<@Nullable Object> key = new ArrayList<>();
            for (Expression expression : partitionBy) {
                key.add(expression.value(entries.get(place)));
            }
            partitions
                    .computeIfAbsent(Derived.key(key), first -> new ArrayList<>())
                    .add(place);
        }
        TotalOrder order = order(function);
        WindowValues computed = new WindowValues(function, argument(function).flatMap(names::find), frame(function));
        for (List<Integer> places : partitions.values()) {
            places.sort(Comparator.comparing(entries::get, order.entries()));
            Partition partition =
                    new Partition(places.stream().map(entries::get).toList(), order);
            for (int place = 0; place < places.size(); place++) {
                values.get(places.get(place)).put(function.alias(), computed.at(partition, place));
            }
        }
    }

    private static @Nullable Frame frame(WindowFunction function) {
        return FRAMELESS.contains(function.function()) ? null : function.over().bounds();
    }

    /** Made total where peers are told apart: by the function, or by a frame of rows. */
    private TotalOrder order(WindowFunction function) {
        Frame frame = frame(function);
        boolean isTotal = ORDERED.contains(function.function()) || (frame != null && frame.unit() == Frame.Unit.ROWS);
        List<SortNode> keys = function.over().orderBy();
        return isTotal ? TotalOrder.total(keys, names::find, tieBreakers) : TotalOrder.asked(keys, names::find);
    }
}
