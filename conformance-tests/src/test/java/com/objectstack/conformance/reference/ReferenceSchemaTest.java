package com.objectstack.conformance.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.ISchemaDriver;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.driver.sql.SqlDataDriver;
import com.objectstack.driver.sqlite.SqliteDriver;
import com.objectstack.query.Condition;
import com.objectstack.query.Field;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.IndexType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Tenancy;
import com.objectstack.schema.Uniqueness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the reference says of schemas is what the driver of SQLite says. */
class ReferenceSchemaTest {
    private final ReferenceDriver reference = ReferenceDriver.inMemory();
    private final SqlDataDriver sqlite = SqliteDriver.inMemory();

    @AfterEach
    void close() {
        reference.close();
        sqlite.close();
    }

    private static String outcome(Runnable call) {
        try {
            call.run();
            return "done";
        } catch (DriverException refusal) {
            return refusal.problems().stream()
                    .map(problem -> problem.code() + " " + problem.path())
                    .toList()
                    .toString();
        }
    }

    /** Both drivers answer alike. */
    private String alike(Consumer<IDataDriver> call) {
        return alike("the call", call);
    }

    private String alike(Object what, Consumer<IDataDriver> call) {
        String wanted = outcome(() -> call.accept(sqlite));
        assertEquals(wanted, outcome(() -> call.accept(reference)), String.valueOf(what));
        return wanted;
    }

    private static FieldSchema text(String name) {
        return FieldSchema.of(name, FieldType.TEXT);
    }

    private static ObjectSchema with(String property, Object value) {
        return new ObjectSchema("t", Map.of(), List.of(), null, Map.of(property, value));
    }

    private static FieldSchema field(FieldType type, Map<String, @Nullable Object> metadata) {
        return new FieldSchema("f", type, false, false, false, Uniqueness.NONE, false, false, null, null, metadata);
    }

    private static IndexSchema index(@Nullable String name, IndexType type, Uniqueness unique, String... fields) {
        return new IndexSchema(name, List.of(fields), type, unique, null);
    }

    private static List<ObjectSchema> softDeleting() {
        List<ObjectSchema> schemas = new ArrayList<>();
        schemas.add(with("softDelete", Map.of()));
        for (Map<String, Object> more : List.<Map<String, Object>>of(
                Map.of("field", "gone"),
                Map.of("field", "id"),
                Map.of("field", "a b"),
                Map.of("field", 1),
                Map.of("cascadeDelete", true),
                Map.of("cascadeDelete", false),
                Map.of("cascade", true))) {
            for (boolean enabled : List.of(true, false)) {
                Map<String, Object> block = new LinkedHashMap<>(more);
                block.put("enabled", enabled);
                schemas.add(with("softDelete", block));
            }
        }
        for (FieldSchema mark : List.of(
                text("deleted_at"),
                text("Deleted_At"),
                FieldSchema.of("deleted_at", FieldType.DATETIME),
                FieldSchema.of("deleted_at", FieldType.DATETIME).asNotNull(),
                FieldSchema.of("deleted_at", FieldType.DATETIME).withDefault("NOW()"))) {
            schemas.add(ObjectSchema.of("t", mark).withSoftDelete());
        }
        schemas.add(ObjectSchema.of("t")
                .withSoftDelete()
                .withIndexes(index(null, IndexType.BTREE, Uniqueness.NONE, "deleted_at")));
        schemas.add(ObjectSchema.of("t", text("a"))
                .withSoftDelete()
                .withIndexes(index(null, IndexType.FULLTEXT, Uniqueness.NONE, "deleted_at")));
        schemas.add(ObjectSchema.of("t").withIndexes(index(null, IndexType.BTREE, Uniqueness.NONE, "deleted_at")));
        return schemas;
    }

    private static List<ObjectSchema> namedRecords() {
        List<ObjectSchema> schemas = new ArrayList<>();
        for (Object block : List.of(
                "autonumber",
                Map.of(),
                Map.of("type", "number"),
                Map.of("type", "text", "displayFormat", 1, "startNumber", "1"),
                Map.of("type", "autonumber", "displayFormat", "C-{00}", "startNumber", 7),
                Map.of("type", "autonumber", "startNumber", -1),
                Map.of("type", "autonumber", "format", "x"))) {
            schemas.add(with("recordName", block));
        }
        schemas.add(new ObjectSchema(
                "t",
                ObjectSchema.of("t", FieldSchema.of("name", FieldType.NUMBER)).fields(),
                List.of(),
                null,
                Map.of("recordName", Map.of("type", "autonumber"))));
        return schemas;
    }

    @Test
    void recordNamesAreNumberedAlike() {
        for (int start : List.of(0, 1, 5)) {
            Map<String, Object> block = Map.of("type", "autonumber", "displayFormat", "N{00}", "startNumber", start);
            ObjectSchema schema = with("recordName", block).named("t" + start);
            alike(driver -> driver.syncSchema(schema));
            for (int record = 0; record < 3; record++) {
                assertEquals(
                        sqlite.create(schema.name(), Map.of()).get("name"),
                        reference.create(schema.name(), Map.of()).get("name"));
            }
        }
    }

    @Test
    void malformedSchemasAreRefusedWithAllTheirProblems() {
        List<ObjectSchema> schemas = new ArrayList<>();
        for (String name : List.of(
                "",
                "a b",
                "1a",
                "sqlite_x",
                "LIBSQL_x",
                "_objectstack_x",
                "Pragma_x",
                "json_each",
                "a__fts",
                "a__fts_b",
                "é")) {
            schemas.add(ObjectSchema.of(name, text("a")));
            schemas.add(ObjectSchema.of("t", text(name)));
        }
        for (String block : List.of("softDelete", "versioning", "partitioning", "cdc", "lifecycle", "x")) {
            schemas.add(with(block, Map.of("enabled", true)));
            schemas.add(with(block, Map.of("enabled", false)));
            schemas.add(with(block, true));
        }
        schemas.add(with("external", Map.of("enabled", false)));
        schemas.add(with("external", Map.of("remoteName", "theirs")));
        schemas.addAll(softDeleting());
        schemas.addAll(namedRecords());
        for (String property : List.of("columnName", "encryptionConfig", "maskingRule", "label")) {
            schemas.add(ObjectSchema.of("t", field(FieldType.TEXT, Map.of(property, "x"))));
        }
        schemas.add(ObjectSchema.of("t", text("Name"), text("name"), text("b c")));
        schemas.add(ObjectSchema.of("t", text("id"), text("created_at"), text("updated_at")));
        for (Object config : List.of(
                Map.of(),
                Map.of("dimensions", 0),
                Map.of("dimensions", 1.5, "distanceMetric", "x", "format", "y"),
                Map.of("dimensions", 10_001),
                Map.of("dimensions", "3"),
                Map.of("distanceMetric", "manhattan", "format", "float1bit"),
                "none")) {
            schemas.add(ObjectSchema.of("t", field(FieldType.VECTOR, Map.of("vectorConfig", config))));
            schemas.add(ObjectSchema.of("t", field(FieldType.TEXT, Map.of("vectorConfig", config))));
        }
        schemas.forEach(schema -> {
            String name = schema.name();
            alike(driver -> driver.syncSchema(name, schema, DriverOptions.NONE));
        });
    }

    @Test
    void defaultsAreValuesOfTheirFields() {
        for (FieldType type : FieldType.values()) {
            for (Object value : List.of(
                    "x",
                    1,
                    1.5,
                    true,
                    List.of("a"),
                    List.of(1, 2),
                    Map.of("a", 1),
                    "NOW()",
                    " now() ",
                    "current_user",
                    "2026-01-01",
                    "07:15",
                    Double.NaN,
                    "a\u0000",
                    new Object())) {
                ObjectSchema schema = ObjectSchema.of(
                        "d_" + type.wireName(), FieldSchema.of("f", type).withDefault(value));
                String outcome = alike(driver -> {
                    driver.syncSchema(schema);
                    if (type == FieldType.AUTONUMBER) {
                        return;
                    }
                    driver.create(schema.name(), Map.of());
                });
                if (outcome.equals("done") && type != FieldType.AUTONUMBER && !isNow(value)) {
                    assertEquals(shown(sqlite, schema.name()), shown(reference, schema.name()), type + " of " + value);
                }
                alike(driver -> driver.dropTable(schema.name(), DriverOptions.NONE));
            }
        }
    }

    private static boolean isNow(Object value) {
        return value instanceof String text && text.trim().equalsIgnoreCase("now()");
    }

    private static String shown(IDataDriver driver, String object) {
        Object value = driver.create(object, Map.of()).get("f");
        return value instanceof float[] vector ? Arrays.toString(vector) : String.valueOf(value);
    }

    @Test
    void malformedIndexesAreRefused() {
        FieldSchema[] fields = {
            text("a"),
            text("b"),
            FieldSchema.of("n", FieldType.NUMBER),
            FieldSchema.of("tags", FieldType.TAGS),
            FieldSchema.of("f", FieldType.FORMULA),
            FieldSchema.of("pin", FieldType.SECRET),
            FieldSchema.lookup("other", "t"),
            FieldSchema.of("j", FieldType.JSON)
        };
        for (IndexType type : IndexType.values()) {
            for (Uniqueness unique : Uniqueness.values()) {
                for (String field : List.of("a", "n", "f", "pin", "id", "created_at", "nope", "_id", "tags")) {
                    ObjectSchema schema =
                            ObjectSchema.of("t", fields).withIndexes(index(null, type, unique, field, "b"));
                    alike(driver -> driver.syncSchema(schema));
                    alike(driver -> driver.dropTable("t", DriverOptions.NONE));
                }
            }
        }
        alike(driver -> driver.syncSchema(ObjectSchema.of("t", fields)
                .withIndexes(
                        index("x y", IndexType.BTREE, Uniqueness.NONE, "a"),
                        index("x", IndexType.HASH, Uniqueness.NONE, "nope"))));
        alike(driver -> driver.syncSchema(ObjectSchema.of("t", fields)
                .withIndexes(
                        index("x", IndexType.BTREE, Uniqueness.NONE, "a"),
                        index("x", IndexType.BTREE, Uniqueness.NONE, "b"))));
        for (Condition where : List.of(
                Field.field("a").eq("x"),
                Field.field("nope").eq("x"),
                Field.field("n").eq("x"),
                Field.field("tags").contains("x"),
                Field.field("tags").isNull(),
                Field.field("j.a").eq("x"),
                Field.field("a").in(List.of("x", "y")),
                Field.field("n").between(1, 2))) {
            IndexSchema partial = new IndexSchema("p", List.of("a"), IndexType.BTREE, Uniqueness.UNIQUE, where);
            alike(
                    where,
                    driver -> driver.syncSchema(ObjectSchema.of("t", fields).withIndexes(partial)));
            alike(driver -> driver.dropTable("t", DriverOptions.NONE));
        }
    }

    @Test
    void thePartialIndexOfAnObjectLooksAtNoOtherObject() {
        IndexSchema partial = new IndexSchema(
                "p",
                List.of("a"),
                IndexType.BTREE,
                Uniqueness.UNIQUE,
                Field.field("other.a").eq("x"));
        ObjectSchema schema = ObjectSchema.of("t", text("a"), FieldSchema.lookup("other", "t"))
                .withIndexes(partial);

        assertEquals("[UNSUPPORTED /indexes/0/where]", outcome(() -> reference.syncSchema(schema)));
    }

    @Test
    void tooManyFieldsAreRefused() {
        FieldSchema[] fields = new FieldSchema[1998];
        for (int place = 0; place < fields.length; place++) {
            fields[place] = text("f" + place);
        }

        assertEquals("[INVALID_SCHEMA /fields]", alike(driver -> driver.syncSchema(ObjectSchema.of("t", fields))));
    }

    @Test
    void missingColumnsAreAddedAndRecordsStay() {
        alike(driver -> {
            driver.syncSchema(ObjectSchema.of("t", text("a")));
            driver.create("t", Map.of("id", "1", "a", "x"));
        });
        ObjectSchema more = ObjectSchema.of(
                "t",
                text("A"),
                FieldSchema.of("b", FieldType.NUMBER).withDefault(7),
                FieldSchema.of("seen", FieldType.DATETIME).withDefault("NOW()"));
        alike(driver -> driver.syncSchema(more));
        assertEquals(record(sqlite), record(reference));
        assertEquals(
                "[SCHEMA_CONFLICT /fields/c, SCHEMA_CONFLICT /fields/d]",
                alike(driver -> driver.syncSchema(ObjectSchema.of(
                        "t",
                        text("c").asNotNull(),
                        FieldSchema.of("d", FieldType.DATE).withDefault("NOW()").asNotNull(),
                        text("e").withDefault("x").asNotNull()))));
    }

    private static Map<String, @Nullable Object> record(IDataDriver driver) {
        Map<String, @Nullable Object> values =
                new LinkedHashMap<>(driver.findById("t", "1").orElseThrow());
        values.remove("created_at");
        values.remove("updated_at");
        return values;
    }

    @Test
    void aBatchIsAllOrNothing() {
        List<ObjectDefinition> objects = List.of(
                ObjectDefinition.of(ObjectSchema.of("one", text("a"))),
                ObjectDefinition.of(ObjectSchema.of("two", text("b c"))));

        alike(driver -> driver.syncSchemasBatch(objects, DriverOptions.NONE));
        alike(driver -> driver.create("one", Map.of()));
        alike(driver -> driver.syncSchemasBatch(List.of(), DriverOptions.NONE));
    }

    @Test
    void existingDuplicatesKeepNoProgramFromStarting() {
        alike(driver -> {
            driver.syncSchema(ObjectSchema.of("t", text("a"), text("b")));
            driver.bulkCreate("t", List.of(Map.of("a", "x", "b", "1"), Map.of("a", "x", "b", "2")));
            driver.syncSchema(ObjectSchema.of(
                    "t", text("a").withUnique(Uniqueness.UNIQUE), text("b").withUnique(Uniqueness.UNIQUE)));
        });
        assertEquals(
                "[CONFLICT_TARGET /conflictKeys]", alike(driver -> driver.upsert("t", Map.of("a", "x"), List.of("a"))));
        assertEquals("[UNIQUE_VIOLATION /b]", alike(driver -> driver.create("t", Map.of("b", "1"))));
        assertEquals("done", alike(driver -> driver.upsert("t", Map.of("b", "1", "a", "z"), List.of("b"))));
    }

    @Test
    void namesThatDifferByCaseOnlyAreOneObject() {
        alike(driver -> driver.syncSchema(ObjectSchema.of("t", text("a"))));

        assertEquals("[INVALID_SCHEMA /name]", alike(driver -> driver.syncSchema(ObjectSchema.of("T", text("a")))));
        assertEquals("[UNKNOWN_OBJECT ]", alike(driver -> driver.create("T", Map.of())));
    }

    @Test
    void anOptOutOfTenancyStaysUntilASchemaSaysOtherwise() {
        ObjectSchema scoped = ObjectSchema.of("t", text("organization_id"));
        ObjectSchema optedOut = new ObjectSchema("t", scoped.fields(), List.of(), new Tenancy(false, null), Map.of());
        DriverOptions acme = DriverOptions.NONE.withTenantId("acme");
        for (IDataDriver driver : List.of(reference, sqlite)) {
            driver.syncSchema(optedOut);
            driver.syncSchema(scoped);
            assertEquals(null, driver.create("t", Map.of(), acme).get("organization_id"));
            driver.registerObjects(List.of(ObjectDefinition.of(scoped.withTenantField("organization_id"))));
            assertEquals("acme", driver.create("t", Map.of(), acme).get("organization_id"));
        }
    }

    @Test
    void singleStepsAnswerAlike() {
        IndexSchema unique = index("by_a", IndexType.BTREE, Uniqueness.UNIQUE, "a");
        List<Consumer<ISchemaDriver>> steps = List.of(
                driver -> driver.createCollection("t", ObjectSchema.of("t", text("a"))),
                driver -> driver.createCollection("u", ObjectSchema.of("u", text("a"))),
                driver -> driver.addColumn("t", "b", text("x").withUnique(Uniqueness.UNIQUE)),
                driver -> driver.addColumn("t", "b", FieldSchema.of("b", FieldType.NUMBER)),
                driver -> driver.addColumn("t", "c d", text("x")),
                driver -> driver.addColumn("none", "c", text("x")),
                driver -> driver.addColumn("n o", "c", text("x")),
                driver -> driver.createIndex("t", unique),
                driver -> driver.createIndex("t", unique),
                driver -> driver.createIndex("u", unique),
                driver -> driver.createIndex("t", "x y", List.of("a")),
                driver -> driver.createIndex("t", "x", List.of("a", "nmae", "score")),
                driver -> driver.createIndex("t", "by_id", List.of("_id", "createdAt")),
                driver -> driver.createIndex("none", "x", List.of("a")),
                driver -> driver.createIndex("t", index("g", IndexType.GIN, Uniqueness.NONE, "nope")),
                driver -> driver.verifySearchIndex("t"),
                driver -> driver.createIndex("t", index("words", IndexType.FULLTEXT, Uniqueness.NONE, "a")),
                driver -> driver.verifySearchIndex("t"),
                driver -> driver.rebuildSearchIndex("t"),
                driver -> driver.dropIndex("t", "words"),
                driver -> driver.rebuildSearchIndex("t"),
                driver -> driver.verifySearchIndex("none"),
                driver -> driver.dropIndex("u", "by_a"),
                driver -> driver.dropIndex("t", "by_a"),
                driver -> driver.dropIndex("t", "by_a"),
                driver -> driver.dropIndex("t", "b y"),
                driver -> driver.dropCollection("t"),
                driver -> driver.dropCollection("t"),
                driver -> driver.dropCollection("t t"));
        for (Consumer<ISchemaDriver> step : steps) {
            alike(driver -> step.accept((ISchemaDriver) driver));
        }
        assertEquals(columns(sqlite), columns(reference));
    }

    /** Without the texts of defaults, which are SQL's own. */
    private static List<String> columns(ISchemaDriver driver) {
        List<String> columns = new ArrayList<>();
        driver.introspectSchema().tables().forEach((name, table) -> {
            columns.add(name + " " + table.primaryKeys());
            table.columns()
                    .forEach(column -> columns.add(column.name() + " " + column.type() + " " + column.nullable() + " "
                            + column.isPrimary() + " " + column.isUnique()));
        });
        return columns;
    }
}
