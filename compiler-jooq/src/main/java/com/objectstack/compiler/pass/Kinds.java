package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.driver.ErrorCode;
import com.objectstack.schema.ValueClass;
import java.util.EnumSet;
import java.util.Set;

/** What kinds of values an operation takes. */
final class Kinds {
    /** What can be added. */
    static final Set<ValueClass> NUMERIC = Set.of(ValueClass.NUMBER, ValueClass.BOOLEAN);

    /** What can be compared. */
    static final Set<ValueClass> SCALAR = Set.of(
            ValueClass.TEXT,
            ValueClass.NUMBER,
            ValueClass.BOOLEAN,
            ValueClass.DATE,
            ValueClass.DATETIME,
            ValueClass.TIME);

    /** What has an order; a file that of its text (decision 22). */
    static final Set<ValueClass> SORTABLE =
            EnumSet.complementOf(EnumSet.of(ValueClass.LIST, ValueClass.JSON, ValueClass.VECTOR, ValueClass.NONE));

    private Kinds() {}

    /** Adds a problem if a field is declared to hold another kind. */
    static void require(ScopedField field, Set<ValueClass> wanted, String path, String hint, Problems problems) {
        ColumnModel column = field.column();
        if (!field.isJsonPath()
                && column.kind().filter(kind -> !wanted.contains(kind)).isPresent()) {
            problems.add(
                    ErrorCode.TYPE_MISMATCH, path, "field '" + column.name() + "' is " + column.valueClass(), hint);
        }
    }
}
