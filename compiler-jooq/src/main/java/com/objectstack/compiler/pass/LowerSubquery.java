package com.objectstack.compiler.pass;

import com.objectstack.query.QueryAST;
import com.objectstack.query.Subquery;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;

/** Lowers the subqueries of a filter. */
interface LowerSubquery {
    /** The values of a one-column subquery but NULL, which is no member of a list. */
    Select<Record1<Object>> members(Subquery subquery, NameScope names);

    /** The one value of a one-column subquery, NULL for no row; a second row fails. */
    Field<Object> scalar(Subquery subquery, NameScope names);

    /** The rows of a query that is joined. */
    Select<?> rows(QueryAST query, RowScope outer);

    /** Whether a subquery has rows. */
    Condition exists(Subquery subquery, NameScope names);
}
