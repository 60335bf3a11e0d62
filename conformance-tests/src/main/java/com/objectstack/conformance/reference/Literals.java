package com.objectstack.conformance.reference;

import com.objectstack.driver.ErrorCode;
import java.util.function.Function;

/** A literal beside a field, such as a cursor's value or the default of {@code lag}, in the form of the field's values. */
final class Literals {
    private Literals() {}

    /** The one form of a literal; what is found in JSON takes texts, numbers and booleans. */
    static Checked<?> read(Column column, Object value) {
        if (column.isJsonPath()) {
            return ofAnyKind(value);
        }
        return switch (column.kind()) {
            case TEXT, FILE -> text(value);
            case NUMBER -> Numbers.read(value);
            case BOOLEAN ->
                value instanceof Boolean flag ? Checked.accepted(flag) : Checked.mismatch(value, "true or false");
            case DATE -> Temporals.day(value);
            case DATETIME -> Temporals.instant(value);
            case TIME -> Temporals.time(value);
            case LIST, JSON, VECTOR, NONE -> Checked.accepted(value);
        };
    }

    /** The same for a value that stands beside those of a field as they are: in JSON it may be anything. */
    static Checked<?> carried(Column column, Object value) {
        boolean isAny = column.isJsonPath() && !(value instanceof Number);
        return isAny ? Checked.accepted(value) : read(column, value);
    }

    /** Adds why a literal is refused; the values of secret fields are not shown. */
    static void refuse(Checked.Refused<?> refused, Column column, String path, Problems problems) {
        Checked.Refused<?> shown = column.field().type().isSecret() ? refused.withoutValue() : refused;
        problems.add(shown.code(), path, "field '" + column.name() + "': " + shown.message(), shown.hint());
    }

    private static Checked<?> ofAnyKind(Object value) {
        Function<Object, Checked<?>> reading = switch (value) {
            case String text -> Literals::text;
            case Number number -> Numbers::read;
            case Boolean flag -> Checked::accepted;
            default ->
                other -> Temporals.canonical(other)
                        .<Checked<?>>map(Checked::accepted)
                        .orElseGet(() -> Checked.mismatch(other, "a text, number or boolean"));
        };
        return reading.apply(value);
    }

    private static Checked<?> text(Object value) {
        if (!(value instanceof String text)) {
            return Checked.mismatch(value, "a text");
        }
        return Texts.defect(text)
                .<Checked<?>>map(defect -> new Checked.Refused<>(
                        ErrorCode.INVALID_FILTER, "the text " + defect, "pass Unicode text without U+0000"))
                .orElseGet(() -> Checked.accepted(text));
    }
}
