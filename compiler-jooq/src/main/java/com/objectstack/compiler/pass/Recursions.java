package com.objectstack.compiler.pass;

import com.objectstack.query.Join;
import com.objectstack.query.QueryAST;

/** How the step of a recursive common table reads the table itself; SQLite recurses into no query inside it. */
final class Recursions {
    private Recursions() {}

    /** How often a step reads the table itself, as object or join. */
    static int uses(QueryAST step, String name) {
        int uses = name.equals(step.object()) ? 1 : 0;
        for (Join join : step.joins()) {
            uses += join.subquery().isEmpty() && name.equals(join.object()) ? 1 : 0;
        }
        return uses;
    }

    /** Whether a query inside a step reads the table. */
    static boolean usesInside(QueryAST step, String name) {
        return InnerQuery.of(step)
                .anyMatch(inner -> name.equals(inner.object())
                        || uses(inner.query(), name) > 0
                        || usesInside(inner.query(), name));
    }
}
