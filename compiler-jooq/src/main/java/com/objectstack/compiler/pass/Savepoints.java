package com.objectstack.compiler.pass;

import com.objectstack.compiler.dialect.SqliteDialect;
import org.jooq.impl.DSL;

/** Statements of savepoints. */
public final class Savepoints {
    private Savepoints() {}

    /** Marks a place. */
    public static String set(String name) {
        return SqliteDialect.context().render(DSL.savepoint(DSL.name(name)));
    }

    /** Undoes everything since a place, which stays. */
    public static String rollbackTo(String name) {
        return SqliteDialect.context().render(DSL.rollback().toSavepoint(DSL.name(name)));
    }

    /** Forgets a place and those after it. */
    public static String release(String name) {
        return SqliteDialect.context().render(DSL.releaseSavepoint(DSL.name(name)));
    }
}
