package com.objectstack.conformance.compare;

import com.objectstack.query.AggregateFunction;
import com.objectstack.query.Frame;
import com.objectstack.query.QueryAST;
import com.objectstack.query.WindowFunction;
import com.objectstack.query.WindowFunction.Function;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** What no rule tells about the records of a query. */
public final class Unspecified {
    private static final Set<Function> PICKS =
            EnumSet.of(Function.FIRST_VALUE, Function.LAST_VALUE, Function.NTH_VALUE);

    private Unspecified() {}

    /**
     * Whether a window function picks among peers: the first, last and n-th value under frames that take peers together
     * (SEMANTICS.md section 2).
     *
     * @param function the function
     * @return true if its value is any of several
     */
    public static boolean isUnspecified(WindowFunction function) {
        boolean rows = function.over()
                .frame()
                .map(frame -> frame.unit() == Frame.Unit.ROWS)
                .orElse(false);
        return PICKS.contains(function.function()) && !rows;
    }

    /**
     * The names of such columns in the records of a query.
     *
     * @param query the query
     * @return the names
     */
    public static Set<String> columns(QueryAST query) {
        Set<String> columns = new LinkedHashSet<>();
        query.windowFunctions().stream()
                .filter(Unspecified::isUnspecified)
                .forEach(function -> columns.add(function.alias()));
        return columns;
    }

    /**
     * Whether a rule tells the order of the records (decision 16; section 4 for the nearest and the searched).
     *
     * @param query the query
     * @return true if so
     */
    public static boolean isInOrder(QueryAST query) {
        boolean byDistance = query.nearest() != null && !query.isGrouped() && !query.distinct();
        return !query.orderBy().isEmpty() || (query.isOrdered() && query.search() == null) || byDistance;
    }

    /** Whether something is added up, in an order of the database's own (decision 12). */
    static boolean addsUp(QueryAST query) {
        boolean aggregates = query.aggregations().stream()
                .map(aggregation -> aggregation.function())
                .anyMatch(function -> function == AggregateFunction.SUM || function == AggregateFunction.AVG);
        boolean windows = query.windowFunctions().stream()
                .map(WindowFunction::function)
                .anyMatch(function -> function == Function.SUM || function == Function.AVG);
        return aggregates || windows;
    }
}
