package com.objectstack.conformance.laws;

import com.objectstack.query.AggregateFunction;
import com.objectstack.query.Aggregation;
import com.objectstack.query.DateGranularity;
import com.objectstack.query.GroupKey;
import com.objectstack.query.Query;
import com.objectstack.schema.ValueClass;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws groups, aggregates and what is asked of them.
 *
 * @param draw the choices
 * @param seen the names of the rows that are grouped
 * @param query the query so far
 */
record GroupDraw(Draw draw, Sight seen, Query query) {
    private static final List<Object> COUNTS = List.of(0L, 1L, 2L, 3L);

    void add() {
        List<Seen> outputs = new ArrayList<>();
        for (Seen key : draw.some(seen.scalars(), draw.any(0, 1, 1, 2))) {
            outputs.add(key(key, outputs.size()));
        }
        boolean keyed = !outputs.isEmpty();
        int least = keyed ? 0 : 1;
        for (int number = draw.between(least, 3); number > 0; number--) {
            outputs.add(aggregate("out " + number));
        }
        List<Seen> scalars = new Sight(outputs).scalars();
        if (draw.chance(20) && !scalars.isEmpty()) {
            outputs.addAll(new WindowDraw(draw, new Sight(scalars), false, query).add());
        }
        finish(new Sight(outputs), keyed);
    }

    private void finish(Sight outputs, boolean keyed) {
        List<Seen> exact =
                outputs.where(output -> output.isSortable() && !output.name().endsWith("~"));
        if (exact.isEmpty()) {
            return;
        }
        if (draw.chance(30)) {
            query.having(new FilterDraw(draw, new Sight(exact), null).any());
        }
        if (draw.chance(50)) {
            draw.some(exact, draw.between(1, 2)).forEach(name -> query.orderBy(QueryDraw.sortNode(draw, name)));
        }
        if (keyed && draw.chance(25)) {
            query.limit(draw.between(0, 4));
        }
    }

    private Seen key(Seen name, int place) {
        boolean calendar = name.kind() == ValueClass.DATE || name.kind() == ValueClass.DATETIME;
        if (calendar && draw.chance(60)) {
            String alias = "bucket" + place;
            boolean zoned =
                    name.kind() == ValueClass.DATETIME && name.values().stream().allMatch(GroupDraw::hasZones);
            String zone = zoned && draw.chance(40) ? draw.any("+02:00", "-05:30", "UTC") : null;
            query.groupBy(new GroupKey.Bucket(name.name(), draw.of(List.of(DateGranularity.values())), zone, alias));
            return new Seen(alias, ValueClass.TEXT, List.of("2024-02", "2024", "2024-02-29", "2024-Q1"), null);
        }
        String alias = draw.chance(30) || name.name().contains(".") ? "key" + place : null;
        query.groupBy(new GroupKey.Field(name.name(), alias));
        return alias == null ? name : name.named(alias);
    }

    /** Whether it is of a year from 1 to 9999 on every clock; no rule tells the buckets of others. */
    private static boolean hasZones(Object value) {
        int year = ((Instant) value).atOffset(ZoneOffset.UTC).getYear();
        return year > 1 && year < 9999;
    }

    /** The name of an aggregate that is only near ends in a tilde. */
    private Seen aggregate(String alias) {
        if (draw.chance(20)) {
            query.aggregate(filtered(Aggregation.count(alias)));
            return new Seen(alias, ValueClass.NUMBER, COUNTS, null);
        }
        Seen name = draw.of(seen.names());
        AggregateFunction function = draw.of(functions(name));
        boolean near = (function == AggregateFunction.SUM || function == AggregateFunction.AVG) && !isTame(name);
        String output = near ? alias + "~" : alias;
        Aggregation aggregation = Aggregation.of(function, name.name(), output);
        boolean collects = function == AggregateFunction.ARRAY_AGG || function == AggregateFunction.STRING_AGG;
        if (name.isScalar() && draw.chance(20)) {
            aggregation = aggregation.distinctValues();
        } else if (collects && draw.chance(40)) {
            aggregation = aggregation.orderBy(QueryDraw.sortNode(draw, draw.of(seen.sortable())));
        }
        query.aggregate(filtered(aggregation));
        return new Seen(output, kind(function, name), isWhole(function) ? COUNTS : name.values(), null);
    }

    private static boolean isWhole(AggregateFunction function) {
        return function == AggregateFunction.COUNT || function == AggregateFunction.COUNT_DISTINCT;
    }

    private Aggregation filtered(Aggregation aggregation) {
        return draw.chance(25) ? aggregation.where(new FilterDraw(draw, seen, null).any()) : aggregation;
    }

    private static List<AggregateFunction> functions(Seen name) {
        List<AggregateFunction> functions = new ArrayList<>(List.of(AggregateFunction.COUNT));
        if (name.isScalar()) {
            functions.addAll(List.of(
                    AggregateFunction.MIN,
                    AggregateFunction.MAX,
                    AggregateFunction.COUNT_DISTINCT,
                    AggregateFunction.ARRAY_AGG));
        }
        if (name.adds()) {
            functions.addAll(List.of(AggregateFunction.SUM, AggregateFunction.SUM, AggregateFunction.AVG));
        }
        if (name.kind() == ValueClass.TEXT) {
            functions.add(AggregateFunction.STRING_AGG);
        }
        return functions;
    }

    private static ValueClass kind(AggregateFunction function, Seen name) {
        return switch (function) {
            case COUNT, COUNT_DISTINCT, SUM, AVG -> ValueClass.NUMBER;
            case MIN, MAX -> extreme(name);
            case STRING_AGG -> ValueClass.TEXT;
            case ARRAY_AGG -> ValueClass.LIST;
        };
    }

    /** Booleans become numbers; what lies in JSON stays there, and has no order any more. */
    private static ValueClass extreme(Seen name) {
        return switch (name.kind()) {
            case BOOLEAN -> ValueClass.NUMBER;
            case NONE -> ValueClass.JSON;
            default -> name.kind();
        };
    }

    /** Whether sums are exact in whichever order. */
    static boolean isTame(Seen name) {
        return name.values().stream()
                .allMatch(value -> !(value instanceof Number number)
                        || (Math.abs(number.doubleValue()) <= 1000 && number.doubleValue() * 4 % 1 == 0));
    }
}
