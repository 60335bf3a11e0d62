package com.objectstack.compiler.ddl;

import com.objectstack.compiler.dialect.SqliteTypes;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.pass.Parts;
import com.objectstack.compiler.pass.Renderer;
import java.util.List;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The table in which a database keeps which writes with an idempotency key were done, and to which records. */
public final class IdempotencyTable {
    /** Its name. */
    public static final String TABLE = "_objectstack_idempotency";

    private static final String INDEX = TABLE + "_created_at";
    private static final String OBJECT = "object";
    private static final String TENANT = "tenant_id";
    private static final String KEY = "request_key";
    private static final String HASH = "request_hash";
    private static final String IDS = "record_ids";
    private static final String CREATED_AT = "created_at";

    /** No record, as JSON. */
    private static final String NO_IDS = "[]";

    private IdempotencyTable() {}

    /**
     * Whose a key is: its own object's and tenant's.
     *
     * @param object the object
     * @param tenant the tenant, "" for none
     * @param text the key
     */
    public record Key(String object, String tenant, String text) {}

    /** Makes the table, and the index by which old rows are found, where they are missing. */
    public static List<Rendered> create() {
        QueryPart table = DSL.createTableIfNotExists(DSL.name(TABLE))
                .column(DSL.name(OBJECT), SqliteTypes.TEXT.notNull())
                .column(DSL.name(TENANT), SqliteTypes.TEXT.notNull())
                .column(DSL.name(KEY), SqliteTypes.TEXT.notNull())
                .column(DSL.name(HASH), SqliteTypes.TEXT.notNull())
                .column(DSL.name(IDS), SqliteTypes.TEXT.notNull())
                .column(DSL.name(CREATED_AT), SqliteTypes.INTEGER.notNull())
                .constraint(DSL.primaryKey(DSL.name(OBJECT), DSL.name(TENANT), DSL.name(KEY)));
        QueryPart index = DSL.createIndexIfNotExists(DSL.name(INDEX)).on(DSL.name(TABLE), DSL.name(CREATED_AT));
        return List.of(Renderer.inlined(table), Renderer.inlined(index));
    }

    /** Deletes what was done before a moment, in milliseconds since 1970. */
    public static Rendered forget(long before) {
        return Renderer.render(
                DSL.deleteFrom(table()).where(Parts.column(CREATED_AT).lt(Parts.bind(before))), List.of());
    }

    /** What was done under a key: the hash of the request and the ids of its records as a JSON array; one row or none. */
    public static Rendered find(Key key) {
        return Renderer.render(
                DSL.select(Parts.column(HASH), Parts.column(IDS))
                        .from(table())
                        .where(Parts.column(OBJECT).eq(Parts.bind(key.object())))
                        .and(Parts.column(TENANT).eq(Parts.bind(key.tenant())))
                        .and(Parts.column(KEY).eq(Parts.bind(key.text()))),
                List.of());
    }

    /** Keeps what was done under a key, at a moment in milliseconds since 1970. */
    public static Rendered append(Key key, String hash, String ids, long createdAt) {
        return append(key, hash, Parts.bind(ids), createdAt);
    }

    /** The same where the statement before it tells whether there was such a record: if not, none is kept. */
    public static Rendered appendIfChanged(Key key, String hash, String ids, long createdAt) {
        Field<Long> changes = Parts.call("changes", SQLDataType.BIGINT);
        return append(
                key,
                hash,
                DSL.when(changes.gt(DSL.inline(0L)), Parts.bind(ids)).otherwise(Parts.bind(NO_IDS)),
                createdAt);
    }

    private static Rendered append(Key key, String hash, Field<Object> ids, long createdAt) {
        List<Field<Object>> values = List.of(
                Parts.bind(key.object()),
                Parts.bind(key.tenant()),
                Parts.bind(key.text()),
                Parts.bind(hash),
                ids,
                Parts.bind(createdAt));
        return Renderer.render(
                DSL.insertInto(table())
                        .columns(List.of(OBJECT, TENANT, KEY, HASH, IDS, CREATED_AT).stream()
                                .map(Parts::column)
                                .toList())
                        .values(values),
                List.of());
    }

    private static Table<?> table() {
        return DSL.table(DSL.name(TABLE));
    }
}
