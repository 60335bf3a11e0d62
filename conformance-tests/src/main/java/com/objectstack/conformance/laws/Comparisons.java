package com.objectstack.conformance.laws;

import com.objectstack.driver.DataRecord;
import com.objectstack.query.Comparison;
import com.objectstack.query.FieldCondition;
import com.objectstack.query.FieldReference;
import com.objectstack.query.Literal;
import com.objectstack.query.LiteralList;
import com.objectstack.query.Operator;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What one operator means, computed in Java from a record that was read; contract §4.2, §4.5 and §4.6. */
final class Comparisons {
    private Comparisons() {}

    static boolean holds(FieldCondition condition, DataRecord record) {
        Object value = record.get(condition.field());
        return condition.comparisons().stream().allMatch(comparison -> holds(comparison, value, record));
    }

    private static boolean holds(Comparison comparison, @Nullable Object value, DataRecord record) {
        Operator operator = comparison.operator();
        return switch (comparison.operand()) {
            case FieldReference(String field) -> toField(operator, value, record.get(field));
            case LiteralList(List<@Nullable Object> members) -> toList(operator, value, members);
            case Literal(@Nullable Object literal) -> toLiteral(operator, value, literal);
            default -> throw new IllegalArgumentException("no simple comparand: " + comparison);
        };
    }

    private static boolean toField(Operator operator, @Nullable Object left, @Nullable Object right) {
        boolean missing = left == null || right == null;
        boolean equal =
                missing ? left == null && right == null : ValueOrder.compare(require(left), require(right)) == 0;
        return switch (operator) {
            case EQ -> equal;
            case NE -> !equal;
            default -> !missing && ordered(operator, ValueOrder.compare(require(left), require(right)));
        };
    }

    private static boolean toList(Operator operator, @Nullable Object value, List<@Nullable Object> members) {
        if (operator == Operator.BETWEEN) {
            return toLiteral(Operator.GTE, value, members.get(0)) && toLiteral(Operator.LTE, value, members.get(1));
        }
        boolean member = members.stream().anyMatch(literal -> toLiteral(Operator.EQ, value, literal));
        return (operator == Operator.IN) == member;
    }

    private static boolean toLiteral(Operator operator, @Nullable Object value, @Nullable Object literal) {
        return switch (operator) {
            case NULL -> Objects.equals(literal, value == null);
            case EXISTS -> Objects.equals(literal, value != null);
            case NE -> !toLiteral(Operator.EQ, value, literal);
            case NOT_CONTAINS -> !toLiteral(Operator.CONTAINS, value, literal);
            default -> {
                if (value == null || literal == null) {
                    yield operator == Operator.EQ && value == null && literal == null;
                }
                yield operator.isTextual()
                        ? textual(operator, (String) value, (String) literal)
                        : ordered(operator, against(operator, value, literal));
            }
        };
    }

    private static boolean ordered(Operator operator, int sign) {
        return switch (operator) {
            case EQ -> sign == 0;
            case GT -> sign > 0;
            case GTE -> sign >= 0;
            case LT -> sign < 0;
            case LTE -> sign <= 0;
            default -> throw new IllegalArgumentException(operator + " compares no single value");
        };
    }

    /** The sign of value minus literal; a bare day as upper bound of an instant is the end of that day (B117). */
    private static int against(Operator operator, Object value, Object literal) {
        return switch (value) {
            case Instant instant -> {
                LocalDate day = day(literal);
                Instant bound = day == null
                        ? instant(literal)
                        : (operator == Operator.LTE ? day.plusDays(1) : day)
                                .atStartOfDay()
                                .toInstant(ZoneOffset.UTC);
                int sign = instant.compareTo(bound);
                yield day != null && operator == Operator.LTE && sign == 0 ? 1 : sign;
            }
            case LocalDate day -> day.compareTo(require(day(literal)));
            case LocalTime time ->
                time.compareTo(literal instanceof String text ? LocalTime.parse(text) : (LocalTime) literal);
            default -> ValueOrder.compare(value, literal);
        };
    }

    private static @Nullable LocalDate day(Object literal) {
        if (literal instanceof LocalDate day) {
            return day;
        }
        return literal instanceof String text && text.length() == 10 ? LocalDate.parse(text) : null;
    }

    private static Instant instant(Object literal) {
        return switch (literal) {
            case Instant instant -> instant;
            case Long millis -> Instant.ofEpochMilli(millis);
            default -> Instant.parse((String) literal);
        };
    }

    private static boolean textual(Operator operator, String text, String part) {
        return switch (operator) {
            case CONTAINS -> text.contains(part);
            case STARTS_WITH -> text.startsWith(part);
            case ENDS_WITH -> text.endsWith(part);
            case ICONTAINS -> folded(text).contains(folded(part));
            case LIKE -> pattern(part).matcher(text).matches();
            default -> pattern(folded(part)).matcher(folded(text)).matches();
        };
    }

    /** ASCII letters only. */
    private static String folded(String text) {
        StringBuilder folded = new StringBuilder(text);
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            folded.setCharAt(
                    at,
                    unit < 128
                            ? Character.toString(unit).toLowerCase(Locale.ROOT).charAt(0)
                            : unit);
        }
        return folded.toString();
    }

    private static Pattern pattern(String like) {
        StringBuilder regex = new StringBuilder();
        int[] points = like.codePoints().toArray();
        for (int at = 0; at < points.length; at++) {
            if (points[at] == '%') {
                regex.append(".*");
            } else if (points[at] == '_') {
                regex.append('.');
            } else {
                at += points[at] == '\\' ? 1 : 0;
                regex.append(Pattern.quote(Character.toString(points[at])));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private static <T> T require(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
