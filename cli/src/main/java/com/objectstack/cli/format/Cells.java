package com.objectstack.cli.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.query.json.RecordCodec;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of records as text. */
public final class Cells {
    private static final Cell NULL = new Cell("null", false);

    /** Outside of these an exponent is easier to read, and all of a number's digits are still there. */
    private static final double LEAST_PLAIN = 1e-6;

    private static final double GREATEST_PLAIN = 1e15;

    private Cells() {}

    /**
     * A record's values as the cells of a row; a null is shown as {@code null}.
     *
     * @param values the values
     * @return the cells
     */
    public static List<Cell> of(Collection<? extends @Nullable Object> values) {
        return values.stream()
                .map(value -> value == null ? NULL : new Cell(text(value), value instanceof Number))
                .toList();
    }

    /** A value as text: a text itself, a number without an exponent, all else as its JSON has it, without quotes. */
    static String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Double number && Math.abs(number) >= LEAST_PLAIN && Math.abs(number) < GREATEST_PLAIN) {
            return new BigDecimal(number.toString()).toPlainString();
        }
        JsonNode json = RecordCodec.valueToJson(value);
        return json.isTextual() ? json.textValue() : json.toString();
    }

    /** A value as one line of JSON. */
    static String json(Object value) {
        return RecordCodec.valueToJson(value).toString();
    }
}
