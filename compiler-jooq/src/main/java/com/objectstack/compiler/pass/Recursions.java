package com.objectstack.compiler.pass;

import com.objectstack.query.Join;
import com.objectstack.query.QueryAST;

/** The recursive common tables. */
final class Recursions {
    private Recursions() {}

    /** How often a step reads its common table itself, as object or join; SQLite recurses into no query inside. */
    static int uses(QueryAST step, String name) {
        int uses = name.equals(step.object()) ? 1 : 0;
        for (Join join : step.joins()) {
            uses += join.subquery().isEmpty() && name.equals(join.object()) ? 1 : 0;
        }
        return uses;
    }
}
