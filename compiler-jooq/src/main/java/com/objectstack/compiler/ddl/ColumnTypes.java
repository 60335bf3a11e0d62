package com.objectstack.compiler.ddl;

import com.objectstack.compiler.dialect.SqliteTypes;
import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.Defaults;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.model.VectorConfig;
import com.objectstack.compiler.pass.Parts;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.ValueClass;
import java.util.Optional;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Columns as SQLite declares them; contract §6.3 ("Adopt") and §6.4. */
final class ColumnTypes {
    private static final Field<String> NOW = DSL.inline("now");

    private ColumnTypes() {}

    /** The type of a column of a table without records, with constraint and default. */
    static DataType<Object> in(ColumnModel column, boolean strict) {
        DataType<Object> type = constrained(column, strict);
        return defaultOf(column).map(type::defaultValue).orElse(type);
    }

    /** The type of a column added to a table with records, which takes constant defaults only. */
    static DataType<Object> addedTo(ColumnModel column, boolean strict) {
        DataType<Object> type = constrained(column, strict);
        return isNow(column) ? type : defaultOf(column).map(type::defaultValue).orElse(type);
    }

    /** Whether a table with records can get the column: a NOT NULL one needs a constant default. */
    static boolean canBeAdded(ColumnModel column) {
        return !isNotNull(column) || (!isNow(column) && defaultOf(column).isPresent());
    }

    private static DataType<Object> constrained(ColumnModel column, boolean strict) {
        DataType<Object> type = strict ? strictStorage(column) : storage(column);
        return isNotNull(column) ? type.notNull() : type;
    }

    private static boolean isNotNull(ColumnModel column) {
        return column.name().equals(TableModel.ID)
                || column.field().map(FieldSchema::notNull).orElse(false);
    }

    private static DataType<Object> storage(ColumnModel column) {
        ValueClass kind = column.kind().orElse(ValueClass.TEXT);
        return switch (kind) {
            case TEXT, DATE, DATETIME, TIME, LIST, FILE, JSON -> SqliteTypes.TEXT;
            case NUMBER -> SqliteTypes.NUMERIC;
            case BOOLEAN -> SqliteTypes.INTEGER;
            case VECTOR -> vector(VectorConfig.of(column.declared()));
            case NONE -> throw new IllegalArgumentException("field " + column.name() + " is not stored");
        };
    }

    /** A STRICT table takes neither NUMERIC nor the lengths of vectors; a number there is ANY, which keeps 1 and 1.5. */
    private static DataType<Object> strictStorage(ColumnModel column) {
        return switch (column.kind().orElse(ValueClass.TEXT)) {
            case NUMBER -> SqliteTypes.ANY;
            case VECTOR -> SqliteTypes.BLOB;
            case TEXT, DATE, DATETIME, TIME, LIST, FILE, JSON, BOOLEAN, NONE -> storage(column);
        };
    }

    private static DataType<Object> vector(VectorConfig config) {
        return config.dimensions()
                .map(dimensions -> SqliteTypes.vector(config.format().columnType(), dimensions))
                .orElse(SqliteTypes.BLOB);
    }

    private static boolean isAudit(ColumnModel column) {
        return column.name().equals(TableModel.CREATED_AT) || column.name().equals(TableModel.UPDATED_AT);
    }

    private static boolean isNow(ColumnModel column) {
        return isAudit(column)
                || column.field()
                        .flatMap(field -> field.defaultValue().map(value -> Defaults.isNow(field, value)))
                        .orElse(false);
    }

    private static Optional<Field<Object>> defaultOf(ColumnModel column) {
        if (isNow(column)) {
            return Optional.of(now(column.kind().orElse(ValueClass.DATETIME)));
        }
        return column.field()
                .flatMap(field -> field.defaultValue()
                        .filter(value -> !Defaults.isResolvedAbove(field, value))
                        .map(value -> DSL.inline(Defaults.literal(field, value))));
    }

    private static Field<Object> now(ValueClass kind) {
        Field<String> text = switch (kind) {
            case DATE -> strftime("%Y-%m-%d");
            // The only ".000" there can be is the fraction, which a time leaves out when it is zero.
            case TIME -> DSL.replace(strftime("%H:%M:%f"), DSL.inline(".000"), DSL.inline(""));
            default -> strftime("%Y-%m-%dT%H:%M:%fZ");
        };
        return text.coerce(Object.class);
    }

    private static Field<String> strftime(String format) {
        return Parts.call("strftime", SQLDataType.VARCHAR, DSL.inline(format), NOW);
    }
}
