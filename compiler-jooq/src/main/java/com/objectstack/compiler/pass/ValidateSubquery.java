package com.objectstack.compiler.pass;

import com.objectstack.query.Subquery;

/** Judges the subqueries of a filter. */
interface ValidateSubquery {
    /** Adds what is wrong with a subquery whose rows are only counted. */
    void checkRows(Subquery subquery, String path, NameScope outer);

    /** Adds what is wrong with a subquery of one column that a field is compared with. */
    void checkColumn(Subquery subquery, ScopedField field, String path, NameScope outer);
}
