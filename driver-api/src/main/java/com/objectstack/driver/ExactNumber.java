package com.objectstack.driver;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the numbers of records into other number types, exactly or not at all. */
final class ExactNumber {
    private static final Map<Class<?>, Conversion> CONVERSIONS = Map.ofEntries(
            Map.entry(long.class, BigDecimal::longValueExact),
            Map.entry(Long.class, BigDecimal::longValueExact),
            Map.entry(int.class, BigDecimal::intValueExact),
            Map.entry(Integer.class, BigDecimal::intValueExact),
            Map.entry(short.class, BigDecimal::shortValueExact),
            Map.entry(Short.class, BigDecimal::shortValueExact),
            Map.entry(byte.class, BigDecimal::byteValueExact),
            Map.entry(Byte.class, BigDecimal::byteValueExact),
            Map.entry(double.class, ExactNumber::exactDouble),
            Map.entry(Double.class, ExactNumber::exactDouble),
            Map.entry(float.class, ExactNumber::exactFloat),
            Map.entry(Float.class, ExactNumber::exactFloat),
            Map.entry(BigInteger.class, BigDecimal::toBigIntegerExact));

    /** Throws {@link ArithmeticException} where the value would change. */
    private interface Conversion {
        Number convert(BigDecimal exact);
    }

    private ExactNumber() {}

    /** The same number in another type; null if it has none there, or the type is no number type. */
    static @Nullable Number convert(Number number, Class<?> type) {
        if (type == BigDecimal.class) {
            // The shortest text, as decision 12 compares decimals with doubles.
            return new BigDecimal(number.toString());
        }
        Conversion conversion = CONVERSIONS.get(type);
        if (conversion == null) {
            return null;
        }
        try {
            return conversion.convert(
                    number instanceof Long whole ? BigDecimal.valueOf(whole) : new BigDecimal(number.doubleValue()));
        } catch (ArithmeticException inexact) {
            return null;
        }
    }

    private static Double exactDouble(BigDecimal exact) {
        double nearest = exact.doubleValue();
        requireEqual(exact, new BigDecimal(nearest));
        return nearest;
    }

    private static Float exactFloat(BigDecimal exact) {
        float nearest = exact.floatValue();
        if (Float.isInfinite(nearest)) {
            throw new ArithmeticException("too large");
        }
        requireEqual(exact, new BigDecimal(nearest));
        return nearest;
    }

    private static void requireEqual(BigDecimal exact, BigDecimal converted) {
        if (converted.compareTo(exact) != 0) {
            throw new ArithmeticException("inexact");
        }
    }
}
