package com.objectstack.conformance.laws;

import com.objectstack.query.Frame;
import com.objectstack.query.QueryAST;
import com.objectstack.query.WindowFunction;
import com.objectstack.query.WindowFunction.Function;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** Columns whose values no rule tells. */
final class Unspecified {
    private static final Set<Function> PICKS =
            EnumSet.of(Function.FIRST_VALUE, Function.LAST_VALUE, Function.NTH_VALUE);

    private Unspecified() {}

    /** The first, last and n-th value among peers, under frames that take peers together (SEMANTICS.md section 2). */
    static boolean isUnspecified(WindowFunction function) {
        boolean rows = function.over()
                .frame()
                .map(frame -> frame.unit() == Frame.Unit.ROWS)
                .orElse(false);
        return PICKS.contains(function.function()) && !rows;
    }

    /** The names of such columns in the records of a query. */
    static Set<String> columns(QueryAST query) {
        Set<String> columns = new LinkedHashSet<>();
        query.windowFunctions().stream()
                .filter(Unspecified::isUnspecified)
                .forEach(function -> columns.add(function.alias()));
        return columns;
    }
}
