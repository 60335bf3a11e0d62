package com.objectstack.schema;

/** What a change of the database's schema may cost; contract B245 to B247. */
public enum ChangeCategory {
    /** Nothing can be lost and nothing that worked is refused afterwards. */
    SAFE,
    /** Nothing is lost, but values are converted, a rule falls away, or a table is rewritten. */
    NEEDS_CONFIRM,
    /** Data or a guarantee is lost, or what worked is refused afterwards. */
    DESTRUCTIVE
}
