package com.objectstack.conformance.reference;

import com.objectstack.driver.ErrorCode;
import com.objectstack.query.Everything;
import com.objectstack.query.QueryAST;

/**
 * Refuses parts of a query that it must not have where it stands.
 *
 * @param problems collects what is wrong
 * @param why what is wrong with a part
 * @param hint what would be accepted
 */
record NotTaken(Problems problems, String why, String hint) {
    /** Adds that a part is there. */
    void refuse(boolean isThere, String path, String part) {
        if (isThere) {
            problems.add(ErrorCode.INVALID_QUERY, path + "/" + part, "'" + part + "' " + why, hint);
        }
    }

    /** Adds all that makes the rows of a query others than the records that {@code where} leaves. */
    void refuseWhatMakesOtherRows(QueryAST query, String path) {
        refuse(query.search() != null, path, "search");
        refuse(!query.searchFields().isEmpty(), path, "searchFields");
        refuse(query.nearest() != null, path, "nearest");
        refuse(!query.joins().isEmpty(), path, "joins");
        refuse(!query.groupBy().isEmpty(), path, "groupBy");
        refuse(!query.aggregations().isEmpty(), path, "aggregations");
        refuse(!query.windowFunctions().isEmpty(), path, "windowFunctions");
        refuse(!(query.having() instanceof Everything), path, "having");
        refuse(query.distinct(), path, "distinct");
        refuse(query.cursor() != null, path, "cursor");
    }
}
