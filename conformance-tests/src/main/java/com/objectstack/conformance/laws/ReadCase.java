package com.objectstack.conformance.laws;

import com.objectstack.driver.DriverOptions;
import com.objectstack.query.QueryAST;

/**
 * A query over a set of objects.
 *
 * @param data the objects and their rows
 * @param object the object asked, or a common table of the query
 * @param query the query
 * @param options how it is asked
 */
record ReadCase(Dataset data, String object, QueryAST query, DriverOptions options) {
    ReadCase asking(QueryAST other) {
        return new ReadCase(data, object, other, options);
    }

    ReadCase over(Dataset other) {
        return new ReadCase(other, object, query, options);
    }

    @Override
    public String toString() {
        return CaseFile.of(this).toPrettyString();
    }
}
