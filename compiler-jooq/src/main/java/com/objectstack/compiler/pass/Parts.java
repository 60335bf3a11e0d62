package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.TableModel;
import java.util.function.Function;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** The jOOQ parts that statements are made of. Names are always quoted, values always bound. */
public final class Parts {
    private Parts() {}

    /** A table by name; one of another name than its object's together with its schema, so that no common table hides it. */
    public static Table<?> table(TableModel table) {
        Name name = DSL.name(table.storedName());
        return table.storedName().equals(table.name()) ? DSL.table(name) : DSL.table("{0}.{1}", DSL.name("main"), name);
    }

    /** A column by name, unqualified. */
    public static Field<Object> column(String name) {
        return DSL.field(DSL.name(name), Object.class);
    }

    /** A column by name, unqualified. */
    public static Field<Object> column(ColumnModel column) {
        return column(column.storedName());
    }

    /** One of a table's columns by the name of its field, unqualified. */
    static Field<Object> column(TableModel table, String field) {
        return column(table.storedName(field));
    }

    /** A table's columns by the names of their fields, unqualified. */
    static Function<String, Field<Object>> columns(TableModel table) {
        return field -> column(table, field);
    }

    /** A text column by name, unqualified. */
    public static Field<String> textColumn(String name) {
        return DSL.field(DSL.name(name), String.class);
    }

    /** A call of one of the database's functions. */
    public static <T> Field<T> call(String function, DataType<T> type, Field<?>... arguments) {
        return DSL.function(DSL.unquotedName(function), type, arguments);
    }

    /** The kind of what is stored, in SQLite's words. */
    static Field<String> typeOf(Field<Object> value) {
        return call("typeof", SQLDataType.VARCHAR, value);
    }

    /** A stored value as a bind: {@code Long, Double, String, byte[]} or null. */
    public static Field<Object> bind(@Nullable Object stored) {
        return new Bind(stored);
    }

    /** A number of rows as a bind. */
    @SuppressWarnings("unchecked")
    static Field<Long> count(long number) {
        return (Field<Long>) (Field<?>) bind(number);
    }

    /** The members of a JSON array as rows; one text for a list of any length. */
    public static Select<Record1<String>> jsonValues(String array) {
        return jsonValues(bind(array));
    }

    /** The members of a JSON array as rows. */
    static Select<Record1<String>> jsonValues(Field<Object> array) {
        Field<String> value = DSL.field(DSL.name("value"), String.class);
        return DSL.select(value).from(DSL.table("json_each({0})", array));
    }
}
