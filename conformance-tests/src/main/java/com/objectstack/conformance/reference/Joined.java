package com.objectstack.conformance.reference;

import com.objectstack.query.Join;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a base and what is joined to it, join after join: each pair for which the condition holds; of an outer join
 * also the rows of the side that is kept whole, with nothing beside them.
 */
final class Joined implements Rows {
    private final Source base;
    private final List<Joins.Step> steps;

    Joined(Source base, List<Joins.Step> steps) {
        this.base = base;
        this.steps = steps;
    }

    @Override
    public List<Tuple> of(@Nullable Tuple outer) {
        List<Tuple> tuples = new ArrayList<>();
        for (Row row : base.relation().rows(outer)) {
            tuples.add(new Tuple(Map.of(base.alias(), row), outer));
        }
        List<String> aliases = new ArrayList<>(List.of(base.alias()));
        for (Joins.Step step : steps) {
            tuples = joined(tuples, step, aliases, outer);
            aliases.add(step.source().alias());
        }
        return tuples;
    }

    private static List<Tuple> joined(List<Tuple> left, Joins.Step step, List<String> aliases, @Nullable Tuple outer) {
        String alias = step.source().alias();
        List<Row> right = step.source().relation().rows(null);
        Set<Row> matched = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Tuple> joined = new ArrayList<>();
        for (Tuple tuple : left) {
            boolean alone = true;
            for (Row row : right) {
                Tuple pair = with(tuple, alias, row);
                if (step.on().test(pair)) {
                    joined.add(pair);
                    matched.add(row);
                    alone = false;
                }
            }
            if (alone && keepsLeft(step.type())) {
                joined.add(with(tuple, alias, null));
            }
        }
        if (keepsRight(step.type())) {
            Map<String, @Nullable Row> nothing = new LinkedHashMap<>();
            aliases.forEach(name -> nothing.put(name, null));
            right.stream()
                    .filter(row -> !matched.contains(row))
                    .forEach(row -> joined.add(with(new Tuple(nothing, outer), alias, row)));
        }
        return joined;
    }

    private static boolean keepsLeft(Join.Type type) {
        return switch (type) {
            case LEFT, FULL -> true;
            case INNER, RIGHT -> false;
        };
    }

    private static boolean keepsRight(Join.Type type) {
        return switch (type) {
            case RIGHT, FULL -> true;
            case INNER, LEFT -> false;
        };
    }

    private static Tuple with(Tuple tuple, String alias, @Nullable Row row) {
        Map<String, @Nullable Row> rows = new LinkedHashMap<>(tuple.rows());
        rows.put(alias, row);
        return new Tuple(rows, tuple.outer());
    }
}
