package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.SequenceKey;
import java.util.Locale;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * {@code coalesce(tenant, '__global__')}: the first key of a per-tenant unique index (rule S3). An upsert's conflict
 * target must be the very expression of the index, so both are made here.
 */
public final class TenantBucket {
    private TenantBucket() {}

    /** The key of a tenant column. */
    public static Field<String> of(String tenantColumn) {
        return DSL.coalesce(Parts.textColumn(tenantColumn), DSL.inline(SequenceKey.NO_TENANT));
    }

    /** The same of a value. */
    static Field<Object> of(Field<Object> tenant) {
        return DSL.coalesce(tenant.coerce(String.class), DSL.inline(SequenceKey.NO_TENANT))
                .coerce(Object.class);
    }

    /** Whether the text of an index, whoever wrote it, has this key. */
    public static boolean isIn(String indexSql, String tenantColumn) {
        return bare(indexSql).contains("coalesce(" + bare(tenantColumn) + ",'" + SequenceKey.NO_TENANT + "')");
    }

    /** Without what does not change the meaning: space, quotes around names, case. */
    private static String bare(String sql) {
        return sql.replaceAll("[\\s`\"\\[\\]]", "").toLowerCase(Locale.ROOT);
    }
}
