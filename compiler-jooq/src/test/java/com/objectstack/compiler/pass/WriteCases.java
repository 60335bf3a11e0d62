package com.objectstack.compiler.pass;

import static java.util.Map.entry;

import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.RecordUpdate;
import com.objectstack.driver.sql.SqlDriverSettings;
import com.objectstack.query.Field;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.SortNode;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** One write of each kind, over one object; golden files, SQLite and the libSQL server all see these. */
final class WriteCases {
    static final TableModel ACCOUNT = TableModel.of(
            "account",
            ObjectSchema.of(
                    "account",
                    FieldSchema.of("organization_id", FieldType.TEXT),
                    FieldSchema.of("email", FieldType.EMAIL).withUnique(Uniqueness.UNIQUE),
                    FieldSchema.of("code", FieldType.TEXT).withUnique(Uniqueness.GLOBAL),
                    FieldSchema.of("balance", FieldType.CURRENCY),
                    FieldSchema.of("active", FieldType.BOOLEAN).withDefault(true),
                    FieldSchema.of("tags", FieldType.TAGS),
                    FieldSchema.of("since", FieldType.DATE)));

    /** Numbered, and marked as deleted. */
    static final TableModel TICKET = TableModel.of(
            "ticket",
            ObjectSchema.of(
                            "ticket",
                            FieldSchema.of("organization_id", FieldType.TEXT),
                            FieldSchema.autonumber("no", "{region}-{YYYY}-{0000}/{MM}"),
                            FieldSchema.autonumber("bare", "{0}"),
                            FieldSchema.of("region", FieldType.TEXT),
                            FieldSchema.of("code", FieldType.TEXT).withUnique(Uniqueness.UNIQUE))
                    .withSoftDelete());

    /** Somebody else's: columns go by other names, one by that of another field, and changes are stamped in one. */
    static final TableModel CUSTOMER = TableModel.of(
            "customer",
            ObjectSchema.of(
                            "customer",
                            FieldSchema.of("organization_id", FieldType.TEXT),
                            FieldSchema.of("code", FieldType.TEXT),
                            FieldSchema.of("name", FieldType.TEXT),
                            FieldSchema.of("tags", FieldType.TAGS))
                    .withSoftDelete()
                    .asExternal(
                            "Their Customers",
                            Map.of(
                                    "No.",
                                    "id",
                                    "org",
                                    "organization_id",
                                    "name",
                                    "code",
                                    "full name",
                                    "name",
                                    "changed",
                                    "updated_at",
                                    "gone",
                                    "deleted_at")));

    private static final DriverOptions NONE = DriverOptions.NONE;
    private static final DriverOptions ACME = NONE.withTenantId("acme");

    private WriteCases() {}

    static Map<String, List<Rendered>> all() {
        WriteTarget account = WriteTarget.of(ACCOUNT);
        WriteTarget plain = WriteTarget.of(TableModel.introspected("plain", List.of("id", "n")));
        ReadCompiler reads = new ReadCompiler(
                com.objectstack.compiler.model.Catalog.of(java.util.Map.of()), SqlDriverSettings.SQL_CAPABILITIES);
        QueryAST open =
                Query.from("account").where(Field.field("active").eq(true)).build();
        QueryAST oldest =
                open.toBuilder().orderBy(SortNode.asc("since")).limit(2).build();
        Map<String, List<Rendered>> cases = new LinkedHashMap<>();
        cases.put("create", compiler().create(account, data(), NONE).statements());
        cases.put(
                "create-for-a-tenant", compiler().create(account, data(), ACME).statements());
        cases.put(
                "create-without-data",
                compiler().create(account, Map.of(), NONE).statements());
        cases.put(
                "create-in-an-introspected-table",
                compiler().create(plain, Map.of("n", 1), NONE).statements());
        cases.put(
                "create-without-columns",
                compiler()
                        .create(new WriteTarget(plain.table(), false), Map.of(), NONE)
                        .statements());
        cases.put("bulk-create", compiler().bulkCreate(account, rows(), NONE).statements());
        cases.put("update", List.of(compiler().update(account, "a1", data(), NONE)));
        cases.put("update-for-a-tenant", List.of(compiler().update(account, "a1", data(), ACME)));
        cases.put("update-without-data", List.of(compiler().update(account, "a1", Map.of(), ACME)));
        cases.put(
                "update-keeping-audit",
                List.of(compiler()
                        .update(
                                account,
                                "a1",
                                Map.of("updated_at", Instant.parse("2020-01-01T00:00:00Z")),
                                NONE.withAudit(true, false))));
        cases.put("bulk-update", compiler().bulkUpdate(account, updates(), ACME));
        cases.put(
                "update-many",
                optional(compiler().updateMany(account, reads.affected(ACCOUNT, open, ACME), data(), ACME)));
        cases.put("upsert-by-id", List.of(upsert(Map.of("id", "a1", "balance", 5), NONE, ConflictTarget.id())));
        cases.put(
                "upsert-by-a-global-key",
                List.of(upsert(Map.of("code", "c-9", "balance", 5), ACME, new ConflictTarget(List.of("code"), null))));
        cases.put(
                "upsert-by-a-key-per-tenant",
                List.of(upsert(
                        Map.of("email", "a@b.c", "balance", 5),
                        ACME,
                        new ConflictTarget(List.of("organization_id", "email"), "organization_id"))));
        cases.put("upsert-with-nothing-to-merge", List.of(upsert(Map.of("id", "a1"), NONE, ConflictTarget.id())));
        cases.put("delete", List.of(compiler().delete(ACCOUNT, "a1", ACME)));
        cases.put("bulk-delete", List.of(compiler().bulkDelete(ACCOUNT, List.of("a1", "a2"), ACME)));
        cases.put("delete-many", List.of(compiler().deleteMany(ACCOUNT, reads.affected(ACCOUNT, open, NONE), NONE)));
        cases.put(
                "delete-the-first-for-a-tenant",
                List.of(compiler().deleteMany(ACCOUNT, reads.affected(ACCOUNT, oldest, ACME), ACME)));
        cases.put(
                "delete-everything",
                List.of(compiler().deleteMany(ACCOUNT, reads.affected(ACCOUNT, QueryAST.ALL, NONE), NONE)));
        numbered(cases);
        softDelete(cases, reads);
        external(cases, reads);
        return Collections.unmodifiableMap(cases);
    }

    private static void numbered(Map<String, List<Rendered>> cases) {
        WriteTarget ticket = WriteTarget.of(TICKET);
        InsertPlan one = compiler().create(ticket, Map.of("region", "EU"), ACME);
        cases.put("create-with-numbers", joined(one.numbers().draws(), one.statements()));
        InsertPlan many = compiler()
                .bulkCreate(
                        ticket, List.of(Map.of("region", "EU"), Map.of("region", "US"), Map.of("region", "EU")), ACME);
        cases.put("bulk-create-with-numbers", joined(many.numbers().draws(), many.statements()));
        cases.put("raise-counters", many.numbers().repairs(false));
        cases.put("raise-counters-for-all-tenants", one.numbers().repairs(true));
        ConflictTarget key = new ConflictTarget(List.of("organization_id", "code"), "organization_id");
        UpsertPlan upsert = compiler().upsert(ticket, Map.of("region", "EU", "code", "c"), List.of("code"), ACME);
        cases.put("upsert-with-numbers", joined(upsert.numbers(key).draws(), List.of(upsert.merge(key))));
        UpsertPlan lacking = compiler().upsert(ticket, Map.of("id", "t1"), List.of(), NONE);
        cases.put(
                "upsert-that-lacks-a-field-of-its-number",
                joined(lacking.numbers(ConflictTarget.id()).draws(), List.of(lacking.merge(ConflictTarget.id()))));
    }

    private static void softDelete(Map<String, List<Rendered>> cases, ReadCompiler reads) {
        WriteTarget ticket = WriteTarget.of(TICKET);
        DriverOptions all = ACME.withDeleted(true, false);
        DriverOptions hard = ACME.withDeleted(false, true);
        QueryAST eu = Query.from("ticket").where(Field.field("region").eq("EU")).build();
        cases.put("soft-delete", List.of(compiler().delete(TICKET, "t1", ACME)));
        cases.put("soft-delete-including-deleted", List.of(compiler().delete(TICKET, "t1", all)));
        cases.put("soft-delete-hard", List.of(compiler().delete(TICKET, "t1", hard)));
        cases.put("soft-bulk-delete", List.of(compiler().bulkDelete(TICKET, List.of("t1", "t2"), NONE)));
        cases.put("soft-delete-many", List.of(compiler().deleteMany(TICKET, reads.affected(TICKET, eu, ACME), ACME)));
        cases.put("soft-update", List.of(compiler().update(ticket, "t1", Map.of("region", "US"), ACME)));
        cases.put(
                "soft-restore",
                List.of(compiler().update(ticket, "t1", Collections.singletonMap("deleted_at", null), all)));
    }

    private static void external(Map<String, List<Rendered>> cases, ReadCompiler reads) {
        WriteTarget customer = WriteTarget.of(CUSTOMER);
        Map<String, Object> record = ordered(entry("name", "Ada"), entry("code", "a"), entry("tags", List.of("x")));
        QueryAST ada =
                Query.from("customer").where(Field.field("name").eq("Ada")).build();
        ConflictTarget key = new ConflictTarget(List.of("organization_id", "code"), "organization_id");
        cases.put("external-create", compiler().create(customer, record, ACME).statements());
        cases.put("external-update", List.of(compiler().update(customer, "1", record, ACME)));
        cases.put(
                "external-update-many",
                optional(compiler().updateMany(customer, reads.affected(CUSTOMER, ada, ACME), record, ACME)));
        cases.put(
                "external-upsert",
                List.of(compiler()
                        .upsert(customer, record, List.of("code"), ACME)
                        .merge(key)));
        cases.put("external-delete", List.of(compiler().delete(CUSTOMER, "1", ACME)));
        cases.put(
                "external-delete-many-hard",
                List.of(compiler()
                        .deleteMany(CUSTOMER, reads.affected(CUSTOMER, ada, ACME), ACME.withDeleted(false, true))));
    }

    private static List<Rendered> joined(List<Rendered> first, List<Rendered> then) {
        List<Rendered> all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }

    static WriteCompiler compiler() {
        AtomicInteger ids = new AtomicInteger();
        return new WriteCompiler(
                () -> "id-" + ids.incrementAndGet(),
                () -> Instant.parse("2026-03-01T12:00:00.123456Z"),
                SqlDriverSettings.SQL_CAPABILITIES,
                Integer.MAX_VALUE);
    }

    private static Rendered upsert(Map<String, Object> data, DriverOptions options, ConflictTarget target) {
        return compiler()
                .upsert(WriteTarget.of(ACCOUNT), new TreeMap<>(data), target.columns(), options)
                .merge(target);
    }

    private static List<Rendered> optional(Optional<Rendered> statement) {
        return statement.stream().toList();
    }

    private static Map<String, Object> data() {
        return ordered(entry("balance", 12.5), entry("email", "x@y.z"), entry("tags", List.of("red", "blue")));
    }

    private static List<Map<String, Object>> rows() {
        return List.of(
                ordered(entry("balance", 1), entry("since", "2026-01-31")),
                ordered(entry("since", "2026-02-01"), entry("balance", 2L)),
                ordered(entry("active", false)));
    }

    private static List<RecordUpdate> updates() {
        return List.of(
                new RecordUpdate("a1", ordered(entry("balance", 1))),
                new RecordUpdate("a2", ordered(entry("active", false), entry("balance", 2))),
                new RecordUpdate("a3", ordered(entry("balance", 3))));
    }

    @SafeVarargs
    private static Map<String, Object> ordered(Map.Entry<String, Object>... entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry : entries) {
            map.put(entry.getKey(), entry.getValue());
        }
        return map;
    }
}
