package com.objectstack.query.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * What a JSON number is in Java; SEMANTICS.md decision 12.
 *
 * <p>{@code 1}, {@code 1.0} and {@code 1e3} → {@code Long}; {@code 0.5} → {@code Double}; what neither carries exactly
 * stays {@code BigInteger} or {@code BigDecimal}, to be refused by whoever knows the field.
 */
final class JsonNumbers {
    /** No double has an exponent anywhere near; past it the arithmetic of BigDecimal gets expensive. */
    private static final int MAX_SCALE = 10_000;

    private static final int LONG_DIGITS = 19;

    private JsonNumbers() {}

    /** The number of a numeric node. */
    static Number value(JsonNode node) {
        if (node.isIntegralNumber()) {
            return node.canConvertToLong() ? Long.valueOf(node.longValue()) : node.bigIntegerValue();
        }
        if (node.isBigDecimal()) {
            return ofDecimal(node.decimalValue());
        }
        // A float's own shortest text, not that of the double it widens to.
        String text = node.isFloat() ? Float.toString(node.floatValue()) : Double.toString(node.doubleValue());
        return Double.isFinite(node.doubleValue()) ? ofDecimal(new BigDecimal(text)) : node.doubleValue();
    }

    /** The number of a decimal text. */
    static Number ofDecimal(BigDecimal decimal) {
        if (decimal.signum() == 0) {
            return 0L;
        }
        if (Math.abs((long) decimal.scale()) > MAX_SCALE) {
            return decimal;
        }
        Long whole = exactLong(decimal);
        if (whole != null) {
            return whole;
        }
        double nearest = decimal.doubleValue();
        boolean exact = Double.isFinite(nearest) && new BigDecimal(Double.toString(nearest)).compareTo(decimal) == 0;
        return exact ? Double.valueOf(nearest) : decimal;
    }

    private static @Nullable Long exactLong(BigDecimal decimal) {
        BigDecimal bare = decimal.stripTrailingZeros();
        if (bare.scale() > 0 || bare.precision() - bare.scale() > LONG_DIGITS) {
            return null;
        }
        BigInteger whole = bare.toBigIntegerExact();
        return whole.bitLength() < Long.SIZE ? whole.longValue() : null;
    }

    /** The whole number of a node within 64 bits, however it is written; null if it is none. */
    static @Nullable Long whole(JsonNode node) {
        return node.isNumber() && value(node) instanceof Long whole ? whole : null;
    }

    /** The double nearest to a numeric node; null if there is none. */
    static @Nullable Double nearestDouble(JsonNode node) {
        return node.isNumber() && Double.isFinite(node.doubleValue()) ? node.doubleValue() : null;
    }
}
