package com.objectstack.conformance.reference;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What aggregates and window functions compute of the values of a field (SEMANTICS.md decisions 5 and 12). */
final class Sums {
    private Sums() {}

    /** The exact sum; 0 over nothing. Whole numbers past 64 bits are refused, a sum with fractions is a double. */
    static Number sum(Collection<? extends @Nullable Object> values) {
        List<Number> numbers = numbers(values).toList();
        BigDecimal sum = total(numbers);
        boolean isWhole = numbers.stream().allMatch(Long.class::isInstance);
        if (isWhole) {
            return within64Bits(sum);
        }
        return Numbers.ofFinite(finite(sum.doubleValue()));
    }

    /** The mean, always a double; null over nothing. */
    static @Nullable Double mean(Collection<? extends @Nullable Object> values) {
        List<Number> numbers = numbers(values).toList();
        if (numbers.isEmpty()) {
            return null;
        }
        BigDecimal sum = total(numbers);
        return finite(sum.doubleValue() / numbers.size());
    }

    /** The least scalar; booleans are 0 and 1 numbers. Null over nothing. */
    static @Nullable Object least(Collection<? extends @Nullable Object> values) {
        return scalars(values).min(ValueOrder::compare).orElse(null);
    }

    /** The greatest scalar; booleans are 0 and 1 numbers. Null over nothing. */
    static @Nullable Object greatest(Collection<? extends @Nullable Object> values) {
        return scalars(values).max(ValueOrder::compare).orElse(null);
    }

    /** How many values there are, NULL not counted. */
    static long count(Collection<? extends @Nullable Object> values) {
        return values.stream().filter(Objects::nonNull).count();
    }

    private static Stream<Object> scalars(Collection<? extends @Nullable Object> values) {
        return values.stream()
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .filter(value -> !(value instanceof Map<?, ?> || value instanceof List<?>))
                .map(Sums::asNumber);
    }

    private static Object asNumber(Object value) {
        return value instanceof Boolean flag ? (Object) (flag ? 1L : 0L) : value;
    }

    private static Stream<Number> numbers(Collection<? extends @Nullable Object> values) {
        return scalars(values).filter(Number.class::isInstance).map(Number.class::cast);
    }

    private static BigDecimal total(List<Number> numbers) {
        return numbers.stream().map(Numbers::exact).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Long within64Bits(BigDecimal sum) {
        try {
            return sum.longValueExact();
        } catch (ArithmeticException tooLarge) {
            throw pastRange();
        }
    }

    private static double finite(double value) {
        if (!Double.isFinite(value)) {
            throw pastRange();
        }
        return value;
    }

    private static DriverException pastRange() {
        return DriverException.of(
                ErrorCode.VALUE_OUT_OF_RANGE, "", "the sum of the values is past the range of a number");
    }
}
