package com.objectstack.cli.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.query.json.RecordCodec;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of records as text. */
public final class Cells {
    private static final Cell NULL = new Cell("null", false);

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

    /** A value as text: a text itself, all else as its JSON has it, without quotes. */
    static String text(Object value) {
        if (value instanceof String text) {
            return text;
        }
        JsonNode json = RecordCodec.valueToJson(value);
        return json.isTextual() ? json.textValue() : json.toString();
    }

    /** A value as one line of JSON. */
    static String json(Object value) {
        return RecordCodec.valueToJson(value).toString();
    }
}
