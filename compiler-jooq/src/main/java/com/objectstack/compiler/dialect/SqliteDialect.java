package com.objectstack.compiler.dialect;

import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.FetchTriggerValuesAfterReturning;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/** jOOQ's SQLite dialect as we pin it: what SQLite 3.45 and the libSQL server's parser both accept. */
public final class SqliteDialect {
    private static final DSLContext CONTEXT = DSL.using(SQLDialect.SQLITE, settings());

    private SqliteDialect() {}

    /** The shared, immutable context that renders every statement. */
    public static DSLContext context() {
        return CONTEXT;
    }

    private static Settings settings() {
        return new Settings()
                // Names are quoted with backticks: a misspelt double-quoted name would silently be a text (spec 1.5).
                // Only the names of functions are marked as unquoted.
                .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_QUOTED)
                .withRenderSchema(false)
                .withRenderCatalog(false)
                .withRenderFormatted(false)
                .withExecuteLogging(false)
                // jOOQ would write values into the text of statements with more than 999 of them.
                .withInlineThreshold(Integer.MAX_VALUE)
                // Else jOOQ leaves RETURNING out and reads last_insert_rowid() after the insert (spec 1.2).
                .withFetchTriggerValuesAfterReturning(FetchTriggerValuesAfterReturning.NEVER);
    }
}
