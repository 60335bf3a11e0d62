package com.objectstack.conformance.reference;

import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ValueClass;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a record without a value for a field stores there (contract B127, B237). */
sealed interface Defaults {
    /**
     * The same value each time.
     *
     * @param value the value, null for NULL
     */
    record Constant(@Nullable Object value) implements Defaults {}

    /**
     * The time of the write.
     *
     * @param field whose kind of time it is
     */
    record Now(FieldSchema field) implements Defaults {}

    /** Nothing: NULL. */
    static Defaults none() {
        return new Constant(null);
    }

    /** The default of a field whose schema was found right. */
    static Defaults of(FieldSchema field) {
        Object declared = field.defaultValue().orElse(null);
        if (declared == null || isResolvedAbove(field, declared)) {
            return none();
        }
        return isNow(field, declared)
                ? new Now(field)
                : FieldValues.read(field, declared)
                        .form()
                        .<Defaults>map(Constant::new)
                        .orElseGet(Defaults::none);
    }

    /** Whether a default is computed above the driver: {@code current_user} and expression objects. */
    static boolean isResolvedAbove(FieldSchema field, Object declared) {
        boolean takesUser = field.type() == FieldType.USER || field.type() == FieldType.LOOKUP;
        boolean isExpression = declared instanceof Map<?, ?> && field.valueClass() != ValueClass.JSON;
        return (takesUser && declared.equals("current_user")) || isExpression;
    }

    /** Whether a default is the token {@code NOW()}. */
    static boolean isNow(FieldSchema field, Object declared) {
        Set<ValueClass> temporal = EnumSet.of(ValueClass.DATE, ValueClass.DATETIME, ValueClass.TIME);
        return temporal.contains(field.valueClass())
                && declared instanceof String token
                && token.trim().toUpperCase(Locale.ROOT).equals("NOW()");
    }

    /** The value that a record gets which is stored now. */
    default @Nullable Object value(Instant now) {
        return switch (this) {
            case Constant constant -> constant.value();
            case Now token ->
                Optional.of(FieldValues.read(token.field(), now))
                        .flatMap(Checked::form)
                        .orElse(null);
        };
    }
}
