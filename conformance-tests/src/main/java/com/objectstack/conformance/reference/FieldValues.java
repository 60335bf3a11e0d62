package com.objectstack.conformance.reference;

import com.objectstack.driver.ErrorCode;
import com.objectstack.schema.FieldSchema;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Which values a declared field takes in data, and as what (contract §5.8, §5.10; SEMANTICS.md decisions 6, 12, 22). */
final class FieldValues {
    private FieldValues() {}

    /**
     * A value in the one form that records hold it in.
     *
     * @param field a field that is stored
     * @param value the value, not null
     */
    static Checked<?> read(FieldSchema field, Object value) {
        return switch (field.valueClass()) {
            case TEXT -> text(value);
            case NUMBER -> Numbers.read(value);
            case BOOLEAN ->
                value instanceof Boolean ? Checked.accepted(value) : Checked.mismatch(value, "true or false");
            case DATE -> Temporals.day(value);
            case DATETIME -> Temporals.instant(value);
            case TIME -> Temporals.time(value);
            case LIST -> json(value, Collection.class::isInstance, "a list");
            case FILE ->
                json(
                        value,
                        given -> given instanceof String || given instanceof Map<?, ?>,
                        "a text (an id or URL) or an object");
            case JSON -> JsonValues.read(value);
            case VECTOR -> VectorValues.read(VectorColumn.of(field), value);
            case NONE -> throw new IllegalArgumentException("field " + field.name() + " is not stored");
        };
    }

    /** Decision 21. */
    static Checked<String> unicode(String text) {
        Optional<String> defect = Texts.defect(text);
        return defect.isEmpty()
                ? Checked.accepted(text)
                : new Checked.Refused<>(
                        ErrorCode.INVALID_DATA, "the text " + defect.get(), "pass Unicode text without U+0000");
    }

    private static Checked<?> text(Object value) {
        return value instanceof String text ? unicode(text) : Checked.mismatch(value, "a text");
    }

    private static Checked<?> json(Object value, Function<Object, Boolean> takes, String wanted) {
        return takes.apply(value) ? JsonValues.read(value) : Checked.mismatch(value, wanted);
    }
}
