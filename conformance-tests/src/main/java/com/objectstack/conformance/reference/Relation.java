package com.objectstack.conformance.reference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be read from: the records of an object, a common table, a query inside a query. */
interface Relation {
    /** Its columns, in record order. */
    List<Column> columns();

    /**
     * Its rows, in order if it has one.
     *
     * @param outer the row of the enclosing query that asks, null if there is none
     */
    List<Row> rows(@Nullable Tuple outer);
}
