package com.objectstack.query;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which comparands an operator takes, before any schema is known; contract §4.3 and §4.9. */
final class ComparandRules {
    private static final Set<String> DATE_PRESETS = Set.of(
            "today",
            "yesterday",
            "this_week",
            "last_week",
            "this_month",
            "last_month",
            "this_quarter",
            "last_quarter",
            "this_year",
            "last_year",
            "last_7_days",
            "last_30_days",
            "last_90_days");

    private static final Set<Operator> SIZE_OPERATORS = Set.of(
            Operator.EQ,
            Operator.NE,
            Operator.GT,
            Operator.GTE,
            Operator.LT,
            Operator.LTE,
            Operator.IN,
            Operator.NIN,
            Operator.BETWEEN);

    private ComparandRules() {}

    static @Nullable String problem(Operator operator, Operand operand) {
        return switch (operator.shape()) {
            case SCALAR -> scalar(operator, operand, true);
            case ORDERED -> scalar(operator, operand, false);
            case LIST -> operand instanceof Subquery ? null : list(operator, operand, true);
            case LITERAL_LIST -> list(operator, operand, false);
            case PAIR -> pair(operator, operand);
            case TEXT -> text(operator, operand);
            case NON_EMPTY_TEXT -> nonEmptyText(operator, operand);
            case PATTERN -> pattern(operator, operand);
            case FLAG ->
                operand instanceof Literal literal && literal.value() instanceof Boolean
                        ? null
                        : operator.key() + " takes true or false";
            case COUNT -> count(operator, operand);
        };
    }

    private static @Nullable String scalar(Operator operator, Operand operand, boolean nullAllowed) {
        return switch (operand) {
            case FieldReference reference -> null;
            case Subquery subquery -> null;
            case LiteralList list -> operator.key() + " takes one value, not a list";
            case SizeCondition size -> operator.key() + " takes one value, not an operator map";
            case Literal literal -> literalProblem(operator, literal.value(), nullAllowed);
        };
    }

    private static @Nullable String literalProblem(Operator operator, @Nullable Object value, boolean nullAllowed) {
        if (value == null) {
            return nullAllowed ? null : operator.key() + " takes no null";
        }
        if (!isScalar(value)) {
            return operator.key() + " takes text, a number, a boolean or a temporal value, not "
                    + value.getClass().getSimpleName();
        }
        boolean ordered = operator.shape() == Operator.Shape.ORDERED || operator.shape() == Operator.Shape.PAIR;
        if (ordered && value instanceof String text && DATE_PRESETS.contains(text)) {
            return operator.key() + " takes no date-range preset; resolve '" + text + "' to dates first";
        }
        return null;
    }

    private static @Nullable String list(Operator operator, Operand operand, boolean nullMembers) {
        if (!(operand instanceof LiteralList list)) {
            return operator.key() + " takes a list";
        }
        return members(operator, list.values(), nullMembers);
    }

    private static @Nullable String members(Operator operator, List<@Nullable Object> values, boolean nullMembers) {
        for (Object value : values) {
            String problem = literalProblem(operator, value, nullMembers);
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private static @Nullable String pair(Operator operator, Operand operand) {
        if (operand instanceof LiteralList list && list.values().size() == 2) {
            return members(operator, list.values(), false);
        }
        return operator.key() + " takes a list of exactly two values";
    }

    private static @Nullable String text(Operator operator, Operand operand) {
        if (operand instanceof Literal literal && literal.value() instanceof String) {
            return null;
        }
        return operator.key() + " takes a text";
    }

    private static @Nullable String nonEmptyText(Operator operator, Operand operand) {
        if (operand instanceof Literal literal && literal.value() instanceof String text && !text.isEmpty()) {
            return null;
        }
        return operator.key() + " takes a text of one character or more";
    }

    private static @Nullable String pattern(Operator operator, Operand operand) {
        if (!(operand instanceof Literal literal && literal.value() instanceof String pattern)) {
            return operator.key() + " takes a text";
        }
        int backslashes = 0;
        while (backslashes < pattern.length() && pattern.charAt(pattern.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 0 ? null : operator.key() + " takes no pattern that ends in a lone backslash";
    }

    private static @Nullable String count(Operator operator, Operand operand) {
        if (operand instanceof Literal literal && isWhole(literal.value())) {
            return null;
        }
        if (operand instanceof SizeCondition size
                && size.comparisons().stream().allMatch(ComparandRules::comparesSize)) {
            return null;
        }
        return operator.key() + " takes a whole number or an operator map of whole numbers";
    }

    private static boolean comparesSize(Comparison comparison) {
        return SIZE_OPERATORS.contains(comparison.operator())
                && switch (comparison.operand()) {
                    case Literal literal -> isWhole(literal.value());
                    case LiteralList list -> list.values().stream().allMatch(ComparandRules::isWhole);
                    case FieldReference reference -> false;
                    case Subquery subquery -> false;
                    case SizeCondition nested -> false;
                };
    }

    private static boolean isWhole(@Nullable Object value) {
        return value instanceof Long || value instanceof Integer;
    }

    private static boolean isScalar(Object value) {
        return value instanceof String
                || value instanceof Boolean
                || value instanceof Long
                || value instanceof Integer
                || value instanceof Short
                || value instanceof Byte
                || value instanceof Double
                || value instanceof Float
                || value instanceof BigDecimal
                || value instanceof BigInteger
                || value instanceof Instant
                || value instanceof OffsetDateTime
                || value instanceof LocalDate
                || value instanceof LocalTime;
    }
}
