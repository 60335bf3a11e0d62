package com.objectstack.compiler.model;

import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ValueClass;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which declared defaults reach the database, and how; contract B127 and B237. */
public final class Defaults {
    private static final Set<ValueClass> TEMPORAL = Set.of(ValueClass.DATE, ValueClass.DATETIME, ValueClass.TIME);

    private Defaults() {}

    /** Whether a default is computed above the driver: {@code current_user} and expression objects. */
    public static boolean isResolvedAbove(FieldSchema field, Object value) {
        boolean takesUser = field.type() == FieldType.USER || field.type() == FieldType.LOOKUP;
        return (takesUser && value.equals("current_user"))
                || (value instanceof Map<?, ?> && field.valueClass() != ValueClass.JSON);
    }

    /** Whether a default is the current time. */
    public static boolean isNow(FieldSchema field, Object value) {
        return value instanceof String text
                && TEMPORAL.contains(field.valueClass())
                && text.trim().toUpperCase(Locale.ROOT).equals("NOW()");
    }

    /** The stored form of a literal default; the text {@code NOW()} of a temporal field is returned as it is. */
    public static Object literal(FieldSchema field, Object value) {
        return isNow(field, value) ? value : ValueCodecs.of(field).encode(value, Place.DATA);
    }
}
