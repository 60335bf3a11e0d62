package com.objectstack.conformance.reference;

import com.objectstack.driver.ErrorCode;
import com.objectstack.schema.ValueClass;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a name stands for among the entries of a query.
 *
 * @param column what its values are
 * @param key what tells it from others: two names with equal keys are the same values
 * @param reading how its value is found
 */
record Expression(Column column, List<String> key, Reading reading) {
    /** What can be added (SEMANTICS.md decision 5). */
    static final Set<ValueClass> NUMERIC = EnumSet.of(ValueClass.NUMBER, ValueClass.BOOLEAN);

    /** What can be compared for equality and size. */
    static final Set<ValueClass> SCALAR = EnumSet.of(
            ValueClass.TEXT,
            ValueClass.NUMBER,
            ValueClass.BOOLEAN,
            ValueClass.DATE,
            ValueClass.DATETIME,
            ValueClass.TIME);

    /** What has an order; a file has that of its text (decision 22). */
    static final Set<ValueClass> SORTABLE =
            EnumSet.complementOf(EnumSet.of(ValueClass.LIST, ValueClass.JSON, ValueClass.VECTOR, ValueClass.NONE));

    private static final String FINISHED = "";

    /** Finds a value. */
    @FunctionalInterface
    interface Reading {
        @Nullable
        Object of(Entry entry);
    }

    Expression {
        key = List.copyOf(key);
    }

    /** A column of a source. */
    static Expression ofSource(String alias, Column column) {
        String name = column.name();
        return new Expression(column, List.of(alias, name), entry -> entry.row().value(alias, name));
    }

    /** A group key, an aggregate or the value of a window function. */
    static Expression ofFinished(Column column) {
        String name = column.name();
        return new Expression(
                column, List.of(FINISHED, name), entry -> entry.finished().get(name));
    }

    /** Its value as a record shows it. */
    @Nullable
    Object value(Entry entry) {
        return reading.of(entry);
    }

    /** Its value as it is compared and sorted: of a file that is an object, nothing (decision 22). */
    @Nullable
    Object comparable(Entry entry) {
        Object value = reading.of(entry);
        boolean isText = value instanceof String;
        return column.kind() == ValueClass.FILE && !column.isJsonPath() && !isText ? null : value;
    }

    /** Adds a problem if the values are of another kind; what is found in JSON is of any. */
    void require(Set<ValueClass> wanted, String path, String hint, Problems problems) {
        if (!column.isJsonPath() && !wanted.contains(column.kind())) {
            problems.add(ErrorCode.TYPE_MISMATCH, path, "field '" + column.name() + "' is " + column.kind(), hint);
        }
    }
}
