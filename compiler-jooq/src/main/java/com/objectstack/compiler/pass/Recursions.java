package com.objectstack.compiler.pass;

import com.objectstack.query.Join;
import com.objectstack.query.QueryAST;

/** The recursive common tables. */
final class Recursions {
    private Recursions() {}

    /** How often a step reads its common table, as object or join. */
    static int uses(QueryAST step, String name) {
        int uses = name.equals(step.object()) ? 1 : 0;
        for (Join join : step.joins()) {
            boolean reads = join.subquery().map(query -> uses(query, name) > 0).orElse(name.equals(join.object()));
            uses += reads ? 1 : 0;
        }
        return uses;
    }
}
