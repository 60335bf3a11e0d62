package com.objectstack.compiler.pass;

import com.objectstack.compiler.normalize.NormalizeQuery;
import com.objectstack.driver.Capability;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.Cursor;
import com.objectstack.query.GroupKey;
import com.objectstack.query.Join;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Selection;
import com.objectstack.query.SortNode;
import java.util.Map;

/** Judges {@code cursor} against the order of its query, and queries that are read by page; SEMANTICS.md §4. */
final class ValidateCursor {
    /** SQLite refuses expression trees deeper than 1,000 (spec 2.6); a key takes three levels. */
    private static final int MAX_KEYS = 200;

    private final RowScope scope;
    private final QueryAST query;
    private final String path;
    private final Problems problems;

    ValidateCursor(RowScope scope, QueryAST query, String path, Problems problems) {
        this.scope = scope;
        this.query = NormalizeQuery.inOrder(query);
        this.path = path;
        this.problems = problems;
    }

    /** Adds what is wrong with the cursor, if there is one. */
    void check() {
        Cursor cursor = query.cursor();
        if (cursor != null && isCapable("cursor", "'cursor'") && isOrderKnown() && hasPlaces(path + "/cursor")) {
            CursorValues.of(cursor, TotalOrder.of(scope, query), path + "/cursor", problems);
        }
    }

    /** Adds why the query cannot be read page by page. */
    void checkPage() {
        if (query.effectiveLimit().filter(limit -> limit == 0).isPresent()) {
            String limit = query.limit() != null ? "limit" : "top";
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    path + "/" + limit,
                    "a page of no records ends nowhere, so none could follow it",
                    "ask for 1 or more");
        }
        if (query.cursor() == null && isCapable("", "reading by page") && isOrderKnown()) {
            hasPlaces(path);
        }
    }

    private boolean isCapable(String property, String what) {
        boolean capable = scope.context().capabilities().has(Capability.QUERY_CURSOR);
        if (!capable) {
            String at = property.isEmpty() ? path : path + "/" + property;
            problems.require(Capability.QUERY_CURSOR, scope.context().capabilities(), at, what);
        }
        return capable;
    }

    private boolean hasPlaces(String at) {
        TotalOrder order = TotalOrder.of(scope, query);
        if (!order.isTotal()) {
            problems.add(
                    ErrorCode.UNSUPPORTED,
                    at,
                    "an object of the query has no 'id', so its records have no place in an order",
                    "page by 'offset', or ask for 'distinct' records");
        } else if (order.keys().size() > MAX_KEYS) {
            problems.add(
                    ErrorCode.UNSUPPORTED,
                    at,
                    "the records are sorted by " + order.keys().size() + " keys",
                    "sort by at most " + MAX_KEYS + ", or page by 'offset'");
        }
        return order.isTotal() && order.keys().size() <= MAX_KEYS;
    }

    /** Whether all names that decide the order stand for something; where not, that is a problem already. */
    private boolean isOrderKnown() {
        boolean joined = query.joins().stream().map(Join::alias).allMatch(scope.joins()::containsKey);
        boolean windows =
                WindowOutputs.of(scope, query).size() == query.windowFunctions().size();
        return joined && windows && (query.isGrouped() ? areGroupsKnown() : areRowsKnown());
    }

    private boolean areGroupsKnown() {
        Map<String, ?> outputs = NestedQueries.outputs(scope, query);
        return query.groupBy().stream().map(GroupKey::outputName).allMatch(outputs::containsKey)
                && query.orderBy().stream().map(SortNode::field).allMatch(outputs::containsKey);
    }

    private boolean areRowsKnown() {
        return query.fields().stream()
                        .map(Selection::field)
                        .allMatch(name -> scope.field(name).isPresent())
                && query.orderBy().stream()
                        .map(SortNode::field)
                        .allMatch(name -> SortKeys.field(name, scope, query).isPresent());
    }
}
