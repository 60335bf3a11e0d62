package com.objectstack.compiler.ddl;

import com.objectstack.compiler.dialect.SqliteTypes;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.pass.Parts;
import com.objectstack.compiler.pass.Renderer;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The tables in which a database keeps what was migrated, and who is migrating. The second one has one row. */
public final class LedgerTable {
    /** The migrations that were applied. */
    public static final String APPLIED = "_objectstack_migrations";

    /** The version of both tables, and the lock. */
    public static final String LOCK = "_objectstack_migration_lock";

    private static final List<String> COLUMNS = List.of("id", "checksum", "description", "applied_at", "definitions");
    private static final Field<Object> ID = Parts.column("id");
    private static final Field<Object> VERSION = Parts.column("ledger_version");
    private static final Field<Object> OWNER = Parts.column("owner");
    private static final Field<Object> EXPIRES_AT = Parts.column("expires_at");
    private static final long ONLY_ROW = 1;

    private LedgerTable() {}

    /** Makes both tables where they are missing. */
    public static List<Rendered> create(long version) {
        DataType<Object> text = SqliteTypes.TEXT.notNull();
        QueryPart applied = DSL.createTableIfNotExists(DSL.name(APPLIED))
                .columns(COLUMNS.stream()
                        .<Field<?>>map(name -> DSL.field(DSL.name(name), text))
                        .toList())
                .constraint(DSL.primaryKey(DSL.name("id")));
        QueryPart lock = DSL.createTableIfNotExists(DSL.name(LOCK))
                .column(DSL.name("id"), SqliteTypes.INTEGER)
                .column(DSL.name("ledger_version"), SqliteTypes.INTEGER.notNull())
                .column(DSL.name("owner"), SqliteTypes.TEXT)
                .column(DSL.name("expires_at"), SqliteTypes.TEXT)
                .constraint(DSL.primaryKey(DSL.name("id")));
        QueryPart row = DSL.insertInto(table(LOCK))
                .columns(ID, VERSION)
                .values(Parts.bind(ONLY_ROW), Parts.bind(version))
                .onConflictDoNothing();
        return List.of(Renderer.inlined(applied), Renderer.inlined(lock), Renderer.render(row, List.of()));
    }

    /** All that was applied, in order: id, checksum, description, moment, definitions. */
    public static Rendered applied() {
        return Renderer.render(
                DSL.select(COLUMNS.stream().map(Parts::column).toList())
                        .from(table(APPLIED))
                        .orderBy(ID),
                List.of());
    }

    /** One migration more. */
    public static Rendered append(List<String> values) {
        List<Field<Object>> binds = new ArrayList<>();
        values.forEach(value -> binds.add(Parts.bind(value)));
        return Renderer.render(
                DSL.insertInto(table(APPLIED))
                        .columns(COLUMNS.stream().map(Parts::column).toList())
                        .values(binds),
                List.of());
    }

    /** One migration less. */
    public static Rendered remove(String id) {
        return Renderer.render(DSL.deleteFrom(table(APPLIED)).where(ID.eq(Parts.bind(id))), List.of());
    }

    /** The version, the owner of the lock and when it ends: one row. */
    public static Rendered lock() {
        return Renderer.render(DSL.select(VERSION, OWNER, EXPIRES_AT).from(table(LOCK)), List.of());
    }

    /** Gives the lock to an owner, or to nobody. */
    public static Rendered setLock(@Nullable String owner, @Nullable String expiresAt) {
        return Renderer.render(
                DSL.query(
                        "update {0} set {1} = {2}, {3} = {4}",
                        table(LOCK), OWNER, Parts.bind(owner), EXPIRES_AT, Parts.bind(expiresAt)),
                List.of());
    }

    private static Table<?> table(String name) {
        return DSL.table(DSL.name(name));
    }
}
