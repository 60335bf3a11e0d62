package com.objectstack.conformance.reference;

import com.objectstack.driver.ErrorCode;
import com.objectstack.query.QueryAST;

/** {@code top} is read as {@code limit} (SEMANTICS.md decision 17). */
final class Paging {
    private Paging() {}

    /** Adds that both are given, and differ. */
    static void judgeTop(QueryAST query, String path, Problems problems) {
        Long limit = query.limit();
        Long top = query.top();
        if (limit != null && top != null && !limit.equals(top)) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    path + "/top",
                    "'top' (" + top + ") contradicts 'limit' (" + limit + ")",
                    "pass one");
        }
    }
}
