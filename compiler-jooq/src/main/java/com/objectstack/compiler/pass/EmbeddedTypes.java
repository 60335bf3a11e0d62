package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.Place;
import com.objectstack.schema.ValueClass;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jooq.Converter;
import org.jooq.DataType;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The jOOQ type of a column: what is stored is read as the record's value, and compared as it is stored. */
final class EmbeddedTypes {
    private EmbeddedTypes() {}

    static DataType<?> of(ColumnModel column) {
        return SQLDataType.OTHER.asConvertedDataType(converter(column, javaType(column.valueClass())));
    }

    private static Class<?> javaType(@Nullable ValueClass kind) {
        return switch (kind) {
            case TEXT -> String.class;
            case NUMBER -> Number.class;
            case BOOLEAN -> Boolean.class;
            case DATE -> LocalDate.class;
            case DATETIME -> Instant.class;
            case TIME -> LocalTime.class;
            case LIST -> List.class;
            case VECTOR -> float[].class;
            case FILE, JSON, NONE -> Object.class;
            case null -> Object.class;
        };
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // converters take and give null for NULL
    private static <T> Converter<Object, T> converter(ColumnModel column, Class<T> type) {
        return Converter.ofNullable(
                Object.class,
                type,
                stored -> (T)
                        column.codec().decode(stored instanceof Integer whole ? (Object) whole.longValue() : stored),
                value -> column.codec().encode(value, Place.FILTER));
    }
}
