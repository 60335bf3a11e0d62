package com.objectstack.compiler.pass;

import com.objectstack.query.Aggregation;
import com.objectstack.query.AllOf;
import com.objectstack.query.AnyOf;
import com.objectstack.query.Comparison;
import com.objectstack.query.Condition;
import com.objectstack.query.ExistsCondition;
import com.objectstack.query.FieldCondition;
import com.objectstack.query.FieldEquals;
import com.objectstack.query.JsonStep;
import com.objectstack.query.Literal;
import com.objectstack.query.LiteralList;
import com.objectstack.query.Not;
import com.objectstack.query.Operand;
import com.objectstack.query.Operator;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Subquery;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random queries of the golden objects in pairs that differ in their literals alone, good and bad ones. */
final class RandomQueries {
    private static final List<String> FIELDS = List.of(
            "id",
            "name",
            "kind",
            "tons",
            "crew",
            "price",
            "active",
            "launched",
            "seen",
            "watch",
            "photo",
            "flags",
            "papers",
            "papers.ok",
            "home",
            "home.name",
            "home.depth");

    private static final List<Operator> OPERATORS = List.of(Operator.values());

    private static final List<Operator> ELEMENTS = List.of(
            Operator.CONTAINS, Operator.NOT_CONTAINS, Operator.IN, Operator.ALL, Operator.SIZE, Operator.STARTS_WITH);

    private final Random random;

    /**
     * Two queries of one structure.
     *
     * @param first one
     * @param second the other
     */
    record Pair(QueryAST first, QueryAST second) {}

    private record Conditions(Condition first, Condition second) {}

    private record Operands(Operand first, Operand second) {}

    private RandomQueries(Random random) {
        this.random = random;
    }

    static Pair pair(Random random) {
        return new RandomQueries(random).pair();
    }

    private Pair pair() {
        Conditions where = condition(3);
        Query first = Query.from("ship").where(where.first());
        Query second = Query.from("ship").where(where.second());
        if (random.nextBoolean()) {
            first = first.limit(random.nextInt(20));
            second = second.limit(random.nextInt(20));
        }
        if (random.nextInt(3) == 0) {
            Conditions filter = condition(1);
            Aggregation sum = Aggregation.sum("crew", "crew");
            first = first.groupBy("kind").aggregate(sum.where(filter.first()));
            second = second.groupBy("kind").aggregate(sum.where(filter.second()));
        }
        return new Pair(first.build(), second.build());
    }

    private Conditions condition(int depth) {
        int choice = random.nextInt(depth == 0 ? 4 : 8);
        return switch (choice) {
            case 4 -> {
                Conditions inner = condition(depth - 1);
                yield new Conditions(new Not(inner.first()), new Not(inner.second()));
            }
            case 5, 6 -> {
                List<Condition> first = new ArrayList<>();
                List<Condition> second = new ArrayList<>();
                for (int term = random.nextInt(3); term >= 0; term--) {
                    Conditions inner = condition(depth - 1);
                    first.add(inner.first());
                    second.add(inner.second());
                }
                yield choice == 5
                        ? new Conditions(new AllOf(first), new AllOf(second))
                        : new Conditions(new AnyOf(first), new AnyOf(second));
            }
            case 7 -> {
                Conditions inner = condition(depth - 1);
                yield new Conditions(exists(inner.first()), exists(inner.second()));
            }
            default -> leaf();
        };
    }

    private static Condition exists(Condition where) {
        return new ExistsCondition(new Subquery(Query.from("ship").where(where).build()));
    }

    private Conditions leaf() {
        String field = pick(FIELDS);
        if (random.nextInt(6) == 0) {
            Object value = value(field);
            return new Conditions(
                    new FieldEquals(field, new Literal(value)), new FieldEquals(field, new Literal(like(value))));
        }
        List<JsonStep> path =
                field.equals("papers") && random.nextBoolean() ? List.of(new JsonStep.Member("ok")) : List.of();
        while (true) {
            Operator operator = pick(field.equals("flags") ? ELEMENTS : OPERATORS);
            Operands operands = operands(operator, field);
            if (Comparison.problem(operator, operands.first()).isEmpty()
                    && Comparison.problem(operator, operands.second()).isEmpty()) {
                return new Conditions(
                        new FieldCondition(field, path, List.of(new Comparison(operator, operands.first()))),
                        new FieldCondition(field, path, List.of(new Comparison(operator, operands.second()))));
            }
        }
    }

    private Operands operands(Operator operator, String field) {
        if (operator == Operator.BETWEEN || random.nextBoolean()) {
            List<Object> first = new ArrayList<>();
            List<Object> second = new ArrayList<>();
            Object value = value(field);
            for (int member = operator == Operator.BETWEEN ? 2 : random.nextInt(4); member > 0; member--) {
                first.add(like(value));
                second.add(like(value));
                value = random.nextInt(8) == 0 ? value() : value;
            }
            return new Operands(new LiteralList(first), new LiteralList(second));
        }
        Object value = value(field);
        return new Operands(new Literal(value), new Literal(like(value)));
    }

    /** Mostly a value that fits the field. */
    private Object value(String field) {
        if (random.nextInt(12) == 0) {
            return value();
        }
        return switch (field) {
            case "tons", "crew", "price", "home.depth" ->
                pick(List.<Object>of(1L, 2, 0.5, 1e300, new BigDecimal("0.1"), Long.MAX_VALUE));
            case "active" -> random.nextBoolean();
            case "launched", "seen" ->
                pick(List.<Object>of("2026-01-01", "9999-12-31", LocalDate.of(2026, 1, 1), Instant.EPOCH));
            case "watch" -> pick(List.<Object>of("07:15", LocalTime.NOON));
            case "papers", "papers.ok" -> pick(List.<Object>of(true, 1L, 0.5, "x", ""));
            default -> text();
        };
    }

    private Object value() {
        return switch (random.nextInt(11)) {
            case 0 -> null;
            case 1 -> random.nextBoolean();
            case 2 -> (long) random.nextInt(5) - 2;
            case 3 -> random.nextInt(5);
            case 4 -> pick(List.of(0.5, -0.0, 1.0, 1e300, Double.NaN));
            case 5 -> pick(List.of(new BigDecimal("0.1"), new BigDecimal("1e400"), new BigDecimal("7")));
            case 6 -> pick(List.of(Instant.EPOCH, Instant.parse("2026-01-01T08:00:00.250Z"), Instant.MAX));
            case 7 -> pick(List.of(LocalDate.of(2026, 1, 1), LocalDate.of(9999, 12, 31), LocalDate.of(12000, 1, 1)));
            case 8 -> LocalTime.of(random.nextInt(24), 5);
            default -> text();
        };
    }

    private String text() {
        return pick(List.of(
                "",
                "a",
                "Anna",
                "50%_*?[x]",
                "2026-01-01",
                "9999-12-31",
                "2026-02-30",
                "2026-01-01T08:00:00Z",
                "07:15",
                "\udbff\udfff",
                "\udbff\udfff\udbff\udfff",
                "\ud7ff",
                "Über",
                random.nextInt(4) == 0 ? "x\u0000y" : "x",
                random.nextInt(4) == 0 ? "\ud800" : "y"));
    }

    /** Often a value of the same type, sometimes any. */
    private Object like(Object value) {
        for (int tries = 0; tries < 20; tries++) {
            Object other = value();
            boolean same = value == null ? other == null : other != null && other.getClass() == value.getClass();
            if (same || random.nextInt(30) == 0) {
                return other;
            }
        }
        return value;
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
