package com.objectstack.conformance.reference;

import com.objectstack.driver.ErrorCode;
import java.math.BigDecimal;
import java.math.BigInteger;

/** A number is a {@code Long} if it is whole and within 64 bits, else a {@code Double} (SEMANTICS.md decision 12). */
final class Numbers {
    private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal GREATEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private Numbers() {}

    /**
     * The one form of any number.
     *
     * @param value any value; what is no number, or NaN or infinite, or would have to be rounded, is refused
     */
    static Checked<Number> read(Object value) {
        return switch (value) {
            case Long whole -> Checked.accepted(whole);
            case Integer whole -> Checked.accepted(whole.longValue());
            case Short whole -> Checked.accepted(whole.longValue());
            case Byte whole -> Checked.accepted(whole.longValue());
            case Float fraction -> ofDouble(fraction.doubleValue());
            case Double fraction -> ofDouble(fraction);
            case BigInteger whole -> ofBigInteger(whole);
            case BigDecimal decimal -> ofBigDecimal(decimal);
            default -> Checked.mismatch(value, "a number, for example 10");
        };
    }

    /** The one form of a finite double: 1.0 is 1, -0.0 is 0. */
    static Number ofFinite(double value) {
        BigDecimal exact = new BigDecimal(value);
        return isLong(exact) ? (Number) exact.longValueExact() : (Number) value;
    }

    /** The exact value of a number in its one form. */
    static BigDecimal exact(Number number) {
        return number instanceof Long whole ? BigDecimal.valueOf(whole) : new BigDecimal(number.doubleValue());
    }

    private static Checked<Number> ofDouble(double value) {
        return Double.isFinite(value)
                ? Checked.accepted(ofFinite(value))
                : outOfRange(value + " is no number a database can keep", "pass a finite number");
    }

    private static Checked<Number> ofBigInteger(BigInteger whole) {
        return isLong(new BigDecimal(whole))
                ? Checked.accepted(whole.longValueExact())
                : outOfRange(
                        "the whole number " + Texts.shown(whole) + " does not fit 64 bits",
                        "pass a number from -9223372036854775808 to 9223372036854775807");
    }

    /** A double carries a decimal exactly if the double's shortest text is the same number. */
    private static Checked<Number> ofBigDecimal(BigDecimal decimal) {
        if (isLong(decimal)) {
            return Checked.accepted(decimal.longValueExact());
        }
        double nearest = decimal.doubleValue();
        return Double.isFinite(nearest) && new BigDecimal(Double.toString(nearest)).compareTo(decimal) == 0
                ? Checked.accepted(ofFinite(nearest))
                : outOfRange(
                        "the number " + Texts.shown(decimal) + " cannot be kept exactly",
                        "pass at most 15 significant digits");
    }

    private static boolean isLong(BigDecimal number) {
        return number.compareTo(LEAST) >= 0
                && number.compareTo(GREATEST) <= 0
                && number.stripTrailingZeros().scale() <= 0;
    }

    private static <T> Checked<T> outOfRange(String message, String hint) {
        return new Checked.Refused<>(ErrorCode.VALUE_OUT_OF_RANGE, message, hint);
    }
}
