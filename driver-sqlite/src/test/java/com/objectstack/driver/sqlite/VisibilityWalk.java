package com.objectstack.driver.sqlite;

import com.objectstack.compiler.vector.Vector;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.IdGenerator;
import com.objectstack.driver.sql.SqlDataDriver;
import com.objectstack.driver.sql.SqlDriverSettings;
import com.objectstack.driver.sql.SqlExecutor;
import com.objectstack.driver.sql.SqlStatement;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.IndexType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A database with records that are out of sight, or the same without them. Hidden and visible records refer to each
 * other throughout.
 */
final class VisibilityWalk implements AutoCloseable {
    /** Why records are out of sight. */
    enum Reason {
        OTHER_TENANT(DriverOptions.NONE.withTenantId("acme"), DriverOptions.NONE),
        DELETED(DriverOptions.NONE, DriverOptions.NONE.withDeleted(true, false)),
        DELETED_UNDER_A_TENANT(
                DriverOptions.NONE.withTenantId("acme"),
                DriverOptions.NONE.withTenantId("acme").withDeleted(true, false));

        final DriverOptions scoped;
        final DriverOptions open;

        Reason(DriverOptions scoped, DriverOptions open) {
            this.scoped = scoped.withAudit(false, true);
            this.open = open.withAudit(false, true);
        }
    }

    private static final ObjectSchema ACCOUNT = ObjectSchema.of(
                    "account",
                    FieldSchema.of("organization_id", FieldType.TEXT),
                    FieldSchema.of("name", FieldType.TEXT).asSearchable(),
                    FieldSchema.of("region", FieldType.TEXT),
                    FieldSchema.of("boss", FieldType.TREE),
                    FieldSchema.vector("spot", 2))
            .withSoftDelete()
            .withIndexes(new IndexSchema(null, List.of("name"), IndexType.TRIGRAM, Uniqueness.NONE, null));

    private static final ObjectSchema DEAL = ObjectSchema.of(
                    "deal",
                    FieldSchema.of("organization_id", FieldType.TEXT),
                    FieldSchema.lookup("account", "account"),
                    FieldSchema.lookup("partners", "account").asMultiple(),
                    FieldSchema.of("amount", FieldType.NUMBER),
                    FieldSchema.of("stage", FieldType.SELECT),
                    FieldSchema.of("code", FieldType.TEXT).withUnique(Uniqueness.GLOBAL))
            .withSoftDelete();

    private static final String MARK = "2020-01-01T00:00:00.000Z";
    private static final String NOW = "2026-03-01T12:00:00.000Z";

    final SqlDataDriver driver;
    private final SqlExecutor executor = Databases.openMemory();
    private final Reason reason;

    /**
     * A database.
     *
     * @param reason why its hidden records are hidden
     * @param hasHidden whether it has any
     */
    VisibilityWalk(Reason reason, boolean hasHidden) {
        this.reason = reason;
        this.driver = SqlDataDriver.over(
                executor, SqlDriverSettings.DEFAULTS.withSources(IdGenerator.random(), () -> Instant.parse(NOW)));
        driver.syncSchemasBatch(List.of(ObjectDefinition.of(ACCOUNT), ObjectDefinition.of(DEAL)), DriverOptions.NONE);
        accounts(hasHidden);
        deals(hasHidden);
    }

    private void accounts(boolean hasHidden) {
        account("v1", "acme", "red fox", "eu", "v2", 1, 0.2);
        account("v2", "acme", "red hen", "us", "h1", 0.9, 0.3);
        account("v3", null, "blue fox", "eu", null, 0, 1);
        if (hasHidden) {
            account("h1", null, "red ox", "eu", "v2", 1, 0.01);
            account("h2", null, "green elk", "asia", "h1", 0.5, 0.5);
            account("h3", null, "red fox", "us", "v1", 1, 0);
        }
    }

    private void deals(boolean hasHidden) {
        deal("d1", "acme", "v1", 10, "open", "v2", "h1");
        deal("d2", "acme", "h1", 20, "open", "v1", "h2");
        deal("d3", "acme", "v2", 30, "won");
        deal("d4", "acme", null, 40, "won", "h1");
        deal("d5", null, "v3", 15, "lost", "v3");
        if (hasHidden) {
            deal("x1", null, "v1", 100, "open", "v1");
            deal("x2", null, "h1", 5, "lost", "h2");
            deal("x3", null, "v3", 1000, "won");
        }
    }

    private void account(
            String id, @Nullable String tenant, String name, String region, @Nullable String boss, double x, double y) {
        byte[] spot = Vector.ofFloats((float) x, (float) y).blob();
        insert("account", id, tenant, "name, region, boss, spot", name, region, boss, spot);
    }

    private void deal(
            String id,
            @Nullable String tenant,
            @Nullable String account,
            long amount,
            String stage,
            String... partners) {
        String list = "[\"" + String.join("\",\"", partners) + "\"]";
        insert("deal", id, tenant, "account, amount, stage, partners", account, amount, stage, list);
    }

    /** Hidden ids begin with h or x. */
    private void insert(String table, String id, @Nullable String tenant, String columns, @Nullable Object... values) {
        boolean isHidden = id.startsWith("h") || id.startsWith("x");
        String hiddenTenant = reason == Reason.OTHER_TENANT ? "other" : "acme";
        List<@Nullable Object> binds = new ArrayList<>(Arrays.asList(
                id, isHidden ? hiddenTenant : tenant, isHidden && reason != Reason.OTHER_TENANT ? MARK : null));
        binds.addAll(Arrays.asList(values));
        executor.run(
                SqlStatement.write(
                        "insert into " + table + " (id, organization_id, deleted_at, " + columns
                                + ", created_at, updated_at) values (?, ?, ?" + ", ?".repeat(values.length) + ", '"
                                + MARK + "', '" + MARK + "')",
                        binds),
                Deadline.NONE);
    }

    /** The stored rows, hidden or visible ones, as text. */
    List<String> rows(boolean hidden) {
        String wanted = hidden ? "in" : "not in";
        return List.of("account", "deal").stream()
                .flatMap(table -> Databases.read(
                        executor,
                        "select * from " + table + " where substr(id, 1, 1) " + wanted + " ('h', 'x')" + " order by id")
                        .rows()
                        .stream())
                .map(Arrays::deepToString)
                .toList();
    }

    @Override
    public void close() {
        driver.close();
    }
}
