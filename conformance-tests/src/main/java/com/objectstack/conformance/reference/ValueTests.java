package com.objectstack.conformance.reference;

import com.objectstack.query.Operator;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What operators ask of single values. Two-valued: NULL satisfies no positive operator, and every negative one is the
 * complement of its positive one (SEMANTICS.md decision 1). Values of different kinds are neither equal nor ordered.
 */
final class ValueTests {
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private ValueTests() {}

    /** {@code $null} and {@code $exists}. */
    static Predicate<@Nullable Object> isNull(boolean wanted) {
        return value -> (value == null) == wanted;
    }

    /** What a refused comparand asks: nothing. */
    static <T extends @Nullable Object> Predicate<T> never() {
        return value -> false;
    }

    /** An operator between a value and a literal that is not null. */
    static Predicate<@Nullable Object> compared(Operator operator, Object comparand) {
        BiPredicate<@Nullable Object, @Nullable Object> test = between(operator, ValueTests::areEqualValues);
        return value -> test.test(value, comparand);
    }

    /** An operator between two values of a row, either of which may be NULL (contract §4.6). */
    static BiPredicate<@Nullable Object, @Nullable Object> between(
            Operator operator, BiPredicate<@Nullable Object, @Nullable Object> equality) {
        return switch (operator) {
            case EQ -> equality;
            case NE -> equality.negate();
            case GT -> ordered(sign -> sign > 0);
            case GTE -> ordered(sign -> sign >= 0);
            case LT -> ordered(sign -> sign < 0);
            case LTE -> ordered(sign -> sign <= 0);
            case IN,
                    NIN,
                    BETWEEN,
                    CONTAINS,
                    NOT_CONTAINS,
                    STARTS_WITH,
                    ENDS_WITH,
                    ICONTAINS,
                    LIKE,
                    ILIKE,
                    NULL,
                    EXISTS,
                    ALL,
                    SIZE -> throw new IllegalArgumentException(operator.key() + " compares no two values");
        };
    }

    /** Both NULL, or the same scalar: {@code $eq} with a {@code $field} (contract §4.6). */
    static boolean areSame(@Nullable Object left, @Nullable Object right) {
        return (left == null && right == null) || areEqualValues(left, right);
    }

    /** The same scalar, neither NULL; an object or array inside JSON equals nothing (SEMANTICS.md §3). */
    static boolean areEqualValues(@Nullable Object left, @Nullable Object right) {
        return left != null && right != null && isScalar(left) && ValueOrder.equal(left, right);
    }

    /** {@code $in}: null among the members is the NULL row (decision 2); no member at all is false. */
    static Predicate<@Nullable Object> memberOf(List<? extends @Nullable Object> members) {
        boolean hasNull = members.stream().anyMatch(member -> member == null);
        Set<Object> keys = new HashSet<>();
        for (Object member : members) {
            if (member != null && isScalar(member)) {
                keys.add(ValueOrder.key(member));
            }
        }
        return value -> value == null ? hasNull : isScalar(value) && keys.contains(ValueOrder.key(value));
    }

    /** A bare day as an inclusive upper bound of instants covers that whole UTC day (contract B117, B118). */
    static Predicate<@Nullable Object> throughDay(Instant startOfDay) {
        LocalDate day = startOfDay.atOffset(ZoneOffset.UTC).toLocalDate();
        return day.equals(LAST_DAY)
                ? isNull(false)
                : compared(Operator.LT, day.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    /** A text operator: what is no text never matches, and so satisfies {@code $notContains} (decisions 9, 22). */
    static Predicate<@Nullable Object> textual(Operator operator, String comparand) {
        if (operator == Operator.NOT_CONTAINS) {
            return textual(Operator.CONTAINS, comparand).negate();
        }
        Predicate<String> test = TextOperators.of(operator, comparand);
        return value -> value instanceof String text && test.test(text);
    }

    private static BiPredicate<@Nullable Object, @Nullable Object> ordered(IntPredicate wanted) {
        return (left, right) -> ValueOrder.compareWithinKind(left, right)
                .filter(sign -> isScalar(left))
                .filter(wanted::test)
                .isPresent();
    }

    private static boolean isScalar(@Nullable Object value) {
        return !(value instanceof List<?> || value instanceof Map<?, ?>);
    }
}
