package com.objectstack.conformance;

import static com.objectstack.driver.Capability.BATCH_SCHEMA_SYNC;
import static com.objectstack.driver.Capability.INDEXES;
import static com.objectstack.driver.Capability.MIGRATIONS;
import static com.objectstack.driver.Capability.QUERY_FILTERS;
import static com.objectstack.driver.Capability.SCHEMA_SYNC;
import static com.objectstack.driver.Capability.UPDATE;
import static com.objectstack.driver.ErrorCode.INVALID_SCHEMA;
import static com.objectstack.driver.ErrorCode.NOT_NULL_VIOLATION;
import static com.objectstack.driver.ErrorCode.TYPE_MISMATCH;
import static com.objectstack.driver.ErrorCode.UNIQUE_VIOLATION;
import static com.objectstack.driver.ErrorCode.UNKNOWN_FIELD;
import static com.objectstack.driver.ErrorCode.UNKNOWN_OBJECT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ISchemaDriver;
import com.objectstack.driver.IntrospectedSchema;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Rules {@code sch}: objects and their fields are made known. */
abstract class SchemaRules extends Area {
    private static ObjectSchema schema(String columns, String name) {
        return Notation.schema(columns).named(name);
    }

    @Test
    void required_sch01_syncingAgainChangesNothing() {
        TestObject object = object("n number", "{id: 'a', n: 1}");
        DataRecord before = object.record("a");
        driver().syncSchema(schema("n number", object.name()));

        assertEquals(before, object.record("a"));
    }

    @Test
    void required_sch02_missingFieldsAreAddedAndRecordsStay() {
        TestObject object = object("n number", "{id: 'a', n: 1}");
        driver().syncSchema(schema("n number, s text", object.name()));

        assertEquals(1L, object.record("a").get("n"));
        assertNull(object.record("a").get("s"));
        assertEquals("x", object.create("{s: 'x'}").get("s"));
    }

    @Test
    void required_sch03_fieldsThatAreNoLongerDeclaredKeepTheirValues() {
        TestObject object = object("n number, s text", "{id: 'a', n: 1, s: 'x'}");
        driver().syncSchema(schema("n number", object.name()));
        assertFalse(object.record("a").containsKey("s"));
        driver().syncSchema(schema("n number, s text", object.name()));

        assertEquals("x", object.record("a").get("s"));
    }

    @Test
    void required_sch04_theNameGivenWinsOverTheSchemasOwn() {
        String name = freshName("given");
        driver().syncSchema(name, schema("n number", TestObject.freshName("other")), DriverOptions.NONE);

        assertEquals(0, driver().count(name, QueryAST.ALL));
    }

    @Test
    void required_sch05_aFormulaIsNotStored() {
        TestObject object = object("calc formula, n number", "{id: 'a'}");

        assertFalse(object.record("a").containsKey("calc"));
        Asked.refusal("create", () -> object.create("{calc: 1}"), UNKNOWN_FIELD, "/calc");
    }

    @Test
    void required_sch06_namesThatAreNoIdentifiersAreRefused() {
        for (String name : List.of("a b", "a-b", "a\"b", "1a", "a;drop", "")) {
            Asked.failure(name, INVALID_SCHEMA, () -> driver().syncSchema(schema("n number", name)));
            ObjectSchema field = ObjectSchema.of(freshName("sch"), FieldSchema.of(name, FieldType.NUMBER));
            Asked.failure(name, INVALID_SCHEMA, () -> driver().syncSchema(field));
        }
    }

    @Test
    void required_sch07_wordsOfALanguageAreNames() {
        TestObject object =
                object("select number, order text, group text, where number", "{id: 'a', select: 1, order: 'x'}");

        assertEquals(1L, object.record("a").get("select"));
        object.asking("{fields: ['order', 'group']}").gives("[{order: 'x', group: null}]");
        if (declares(QUERY_FILTERS)) {
            object.where("{select: 1, order: 'x', group: null}").finds("a");
        }
    }

    @Test
    void required_sch08_tooManyFieldsAreRefused() {
        FieldSchema[] fields = new FieldSchema[1998];
        for (int place = 0; place < fields.length; place++) {
            fields[place] = FieldSchema.of("f" + place, FieldType.NUMBER);
        }
        ObjectSchema wide = ObjectSchema.of(freshName("wide"), fields);

        Asked.failure("syncSchema", INVALID_SCHEMA, () -> driver().syncSchema(wide));
    }

    @Test
    @Requires(BATCH_SCHEMA_SYNC)
    void optional_sch09_manyObjectsAreMadeAtOnceOrNone() {
        String one = freshName("one");
        String two = freshName("two");
        ObjectSchema bad = ObjectSchema.of(two, FieldSchema.of("a b", FieldType.NUMBER));
        driver().syncSchemasBatch(List.of(), DriverOptions.NONE);
        Asked.failure(
                "syncSchemasBatch",
                INVALID_SCHEMA,
                () -> driver().syncSchemasBatch(
                                List.of(
                                        new ObjectDefinition(one, schema("n number", one)),
                                        new ObjectDefinition(two, bad)),
                                DriverOptions.NONE));
        Asked.failure("count", UNKNOWN_OBJECT, () -> driver().count(one, QueryAST.ALL));
        driver().syncSchemasBatch(
                        List.of(
                                new ObjectDefinition(one, schema("n number", one)),
                                new ObjectDefinition(two, schema("s text", two))),
                        DriverOptions.NONE);

        assertEquals(0, driver().count(one, QueryAST.ALL) + driver().count(two, QueryAST.ALL));
    }

    @Test
    @RejectedWithout(BATCH_SCHEMA_SYNC)
    void required_sch10_withoutItsCapabilityManyObjectsAreNotMadeAtOnce() {
        String name = freshName("one");

        Asked.unsupported(
                "syncSchemasBatch",
                "",
                () -> driver().syncSchemasBatch(
                                List.of(new ObjectDefinition(name, schema("n number", name))), DriverOptions.NONE));
    }

    @Test
    void required_sch11_aDroppedObjectIsGoneAndDroppedAgainWithoutHarm() {
        TestObject object = object("n number", "{id: 'a', n: 1}");
        driver().dropTable(object.name(), DriverOptions.NONE);
        driver().dropTable(object.name(), DriverOptions.NONE);

        Asked.failure("find", UNKNOWN_OBJECT, () -> object.find("{}"));
        Asked.failure("create", UNKNOWN_OBJECT, () -> object.create("{n: 1}"));
        driver().syncSchema(schema("n number", object.name()));
        assertEquals(0, object.count());
    }

    @Test
    void required_sch12_blocksThatNobodyActsOnAreRefused() {
        for (String block : List.of("versioning", "partitioning", "cdc")) {
            ObjectSchema declared = new ObjectSchema(
                    freshName("sch"),
                    Map.of("n", FieldSchema.of("n", FieldType.NUMBER)),
                    List.of(),
                    null,
                    Map.of(block, Map.of("enabled", true)));

            Asked.unsupported(block, "/" + block, () -> driver().syncSchema(declared));
        }
    }

    @Test
    void required_sch13_requiredIsNoConstraintAndNotNullIsOne() {
        FieldSchema plain = FieldSchema.of("s", FieldType.TEXT);
        FieldSchema required = new FieldSchema(
                "s", FieldType.TEXT, false, true, false, Uniqueness.NONE, false, false, null, null, Map.of());

        assertNull(object(ObjectSchema.of("kit", required)).create("{}").get("s"));
        TestObject strict = object(ObjectSchema.of("kit", plain.asNotNull()));
        Asked.failure("create", NOT_NULL_VIOLATION, () -> strict.create("{}"));
        Asked.failure("create", NOT_NULL_VIOLATION, () -> strict.create("{s: null}"));
        assertEquals(0, strict.count());
    }

    @Test
    void required_sch14_everyTypeIsStoredInItsClass() {
        for (FieldType type : FieldType.values()) {
            Object value = switch (type.valueClass()) {
                case TEXT -> "x";
                case NUMBER -> 5L;
                case BOOLEAN -> true;
                case DATE -> LocalDate.of(2026, 3, 1);
                case DATETIME -> Instant.EPOCH;
                case TIME -> LocalTime.NOON;
                case FILE, JSON, LIST, VECTOR, NONE -> null;
            };
            if (value != null) {
                TestObject object = object(ObjectSchema.of("kit", FieldSchema.of("f", type)));
                assertEquals(
                        value,
                        driver().create(object.name(), Map.of("f", value)).get("f"),
                        type.name());
            }
        }
    }

    @Test
    void required_sch15_objectsOfAnotherDriverAreMadeKnownWithoutTouchingThem() {
        TestObject object = object("n number, ok boolean", "{id: 'a', ok: true}");
        driver().registerObjects(List.of(new ObjectDefinition(object.name(), schema("ok boolean", object.name()))));

        assertEquals(true, object.record("a").get("ok"));
        assertFalse(object.record("a").containsKey("n"));
    }

    @Test
    @Requires(SCHEMA_SYNC)
    void optional_sch16_whatTheDatabaseHoldsIsIntrospected() {
        TestObject object = object("n number, s text");
        IntrospectedSchema.Table table = Objects.requireNonNull(
                schemaDriver().introspectSchema().tables().get(object.name()));

        assertTrue(
                table.columns().stream()
                        .map(IntrospectedSchema.Column::name)
                        .toList()
                        .containsAll(List.of("id", "n", "s", "created_at", "updated_at")),
                table::toString);
        assertEquals(List.of("id"), table.primaryKeys());
    }

    @Test
    @Requires(SCHEMA_SYNC)
    void optional_sch17_aColumnIsAdded() {
        TestObject object = object("n number", "{id: 'a', n: 1}");
        schemaDriver().addColumn(object.name(), "s", FieldSchema.of("s", FieldType.TEXT));
        schemaDriver().addColumn(object.name(), "s", FieldSchema.of("s", FieldType.TEXT));

        assertEquals("x", object.create("{s: 'x'}").get("s"));
    }

    @Test
    @RejectedWithout(MIGRATIONS)
    void required_sch18_withoutItsCapabilityAColumnIsNotChanged() {
        TestObject object = object("n number", "{id: 'a', n: 1}");
        ISchemaDriver schema = schemaDriver();

        Asked.unsupported(
                "modifyColumn", "", () -> schema.modifyColumn(object.name(), "n", FieldSchema.of("n", FieldType.TEXT)));
        Asked.unsupported("dropColumn", "", () -> schema.dropColumn(object.name(), "n"));
        assertEquals(1L, object.record("a").get("n"));
    }

    @Test
    @Requires(MIGRATIONS)
    void optional_sch19_aColumnIsChangedAndDropped() {
        TestObject object = object("n number, s text", "{id: 'a', n: 1, s: 'x'}");
        schemaDriver().modifyColumn(object.name(), "n", FieldSchema.of("n", FieldType.TEXT));
        schemaDriver().dropColumn(object.name(), "s");

        assertEquals("1", object.record("a").get("n"));
        assertFalse(object.record("a").containsKey("s"));
    }

    @Test
    @Requires(MIGRATIONS)
    void optional_sch20_valuesThatCannotBeConvertedKeepAColumnAsItIs() {
        TestObject object = object("s text", "{id: 'a', s: '1'}", "{id: 'b', s: 'one'}");
        FieldSchema number = FieldSchema.of("s", FieldType.NUMBER);
        Asked.failure("modifyColumn", TYPE_MISMATCH, () -> schemaDriver().modifyColumn(object.name(), "s", number));

        assertEquals("1", object.record("a").get("s"));
        assertEquals("two", object.create("{s: 'two'}").get("s"));
    }

    @Test
    @Requires({MIGRATIONS, UPDATE})
    void optional_sch21_aColumnTakesNoNullOnceNoRecordHasOne() {
        TestObject object = object("s text", "{id: 'a', s: 'x'}", "{id: 'b'}");
        FieldSchema strict = FieldSchema.of("s", FieldType.TEXT).asNotNull();
        Asked.failure(
                "modifyColumn", NOT_NULL_VIOLATION, () -> schemaDriver().modifyColumn(object.name(), "s", strict));
        assertNull(object.create("{id: 'c'}").get("s"));
        driver().updateMany(object.name(), QueryAST.ALL, Map.of("s", "y"));
        schemaDriver().modifyColumn(object.name(), "s", strict);

        Asked.failure("create", NOT_NULL_VIOLATION, () -> object.create("{}"));
        assertEquals(3, object.count());
    }

    @Test
    @Requires(MIGRATIONS)
    void optional_sch22_aDroppedFieldIsUnknownAndComesBackEmpty() {
        TestObject object = object("n number, s text", "{id: 'a', n: 1, s: 'x'}");
        schemaDriver().dropColumn(object.name(), "s");
        Asked.refusal("create", () -> object.create("{s: 'x'}"), UNKNOWN_FIELD, "/s");
        driver().syncSchema(schema("n number, s text", object.name()));

        assertEquals(1L, object.record("a").get("n"));
        assertNull(object.record("a").get("s"));
    }

    @Test
    @Requires(MIGRATIONS)
    void optional_sch23_noOtherColumnIsChangedOrDropped() {
        TestObject object = object("n number", "{id: 'a', n: 1}");
        DataRecord before = object.record("a");
        ISchemaDriver schema = schemaDriver();
        FieldSchema text = FieldSchema.of("x", FieldType.TEXT);
        String nowhere = freshName("nowhere");

        Asked.failure("modifyColumn", UNKNOWN_FIELD, () -> schema.modifyColumn(object.name(), "nn", text));
        Asked.failure("dropColumn", UNKNOWN_FIELD, () -> schema.dropColumn(object.name(), "nn"));
        Asked.failure("modifyColumn", UNKNOWN_OBJECT, () -> schema.modifyColumn(nowhere, "n", text));
        Asked.failure("dropColumn", UNKNOWN_OBJECT, () -> schema.dropColumn(nowhere, "n"));
        for (String own : List.of("id", "created_at", "updated_at")) {
            Asked.failure("modifyColumn", INVALID_SCHEMA, () -> schema.modifyColumn(object.name(), own, text));
            Asked.failure("dropColumn", INVALID_SCHEMA, () -> schema.dropColumn(object.name(), own));
        }
        assertEquals(before, object.record("a"));
    }

    @Test
    @Requires({MIGRATIONS, INDEXES})
    void optional_sch24_theIndexesOfOtherColumnsStay() {
        FieldSchema code = FieldSchema.of("code", FieldType.TEXT).withUnique(Uniqueness.UNIQUE);
        FieldSchema number = FieldSchema.of("n", FieldType.NUMBER);
        TestObject object = object(
                ObjectSchema.of("kit", code, number, FieldSchema.of("s", FieldType.TEXT)),
                "{id: 'a', code: 'A', n: 1}");
        schemaDriver().modifyColumn(object.name(), "n", FieldSchema.of("n", FieldType.TEXT));
        Asked.failure("create", UNIQUE_VIOLATION, () -> object.create("{code: 'A'}"));
        schemaDriver().dropColumn(object.name(), "s");

        Asked.failure("create", UNIQUE_VIOLATION, () -> object.create("{code: 'A'}"));
        assertEquals(List.of("a"), object.ids());
    }
}
