package com.objectstack.compiler.model;

import com.objectstack.driver.ErrorCode;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** The one form of a number: {@code Long} if whole and within 64 bits, else {@code Double}; SEMANTICS.md decision 12. */
public final class Numbers {
    private static final double TWO_TO_63 = 0x1p63;

    private Numbers() {}

    /** The stored form of a number, or null if the value is no number. */
    static @Nullable Object normalize(Object value) {
        return switch (value) {
            case Long whole -> whole;
            case Integer whole -> whole.longValue();
            case Short whole -> whole.longValue();
            case Byte whole -> whole.longValue();
            case Double fraction -> fromDouble(fraction);
            case Float fraction -> fromDouble(fraction.doubleValue());
            case BigInteger whole -> fromBigInteger(whole);
            case BigDecimal decimal -> fromBigDecimal(decimal);
            default -> null;
        };
    }

    /** A stored number as it is returned. */
    static Object fromStored(double stored) {
        return isWhole(stored) ? (Object) (long) stored : (Object) stored;
    }

    private static Object fromDouble(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new RefusedValue(
                    ErrorCode.VALUE_OUT_OF_RANGE, value + " is no number a database can keep", "pass a finite number");
        }
        return fromStored(value);
    }

    private static Object fromBigInteger(BigInteger value) {
        if (value.bitLength() > 63) {
            throw new RefusedValue(
                    ErrorCode.VALUE_OUT_OF_RANGE,
                    "the whole number " + TextRules.show(value) + " does not fit 64 bits",
                    "pass a number from -9223372036854775808 to 9223372036854775807");
        }
        return value.longValue();
    }

    private static Object fromBigDecimal(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        if (plain.scale() <= 0 && plain.precision() - plain.scale() <= 19) {
            BigInteger whole = plain.toBigIntegerExact();
            if (whole.bitLength() <= 63) {
                return whole.longValue();
            }
        }
        double nearest = value.doubleValue();
        if (Double.isInfinite(nearest) || new BigDecimal(Double.toString(nearest)).compareTo(value) != 0) {
            throw new RefusedValue(
                    ErrorCode.VALUE_OUT_OF_RANGE,
                    "the number " + TextRules.show(value) + " cannot be kept exactly",
                    "pass at most 15 significant digits");
        }
        return fromStored(nearest);
    }

    private static boolean isWhole(double value) {
        return value == Math.rint(value) && value >= -TWO_TO_63 && value < TWO_TO_63;
    }
}
