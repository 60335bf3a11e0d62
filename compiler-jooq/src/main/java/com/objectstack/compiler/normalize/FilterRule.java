package com.objectstack.compiler.normalize;

import com.objectstack.query.Condition;
import java.util.Optional;

/** One rewrite. Idempotent: its own result is no longer rewritten by it. */
interface FilterRule {
    /**
     * Rewrites a node whose parts are normal already.
     *
     * @param node the node
     * @return the node that takes its place, empty for no change
     */
    Optional<Condition> rewrite(Condition node);

    /** Whether the parts of a result are normal already, so that they need no other look. */
    default boolean keepsPartsNormal() {
        return false;
    }
}
