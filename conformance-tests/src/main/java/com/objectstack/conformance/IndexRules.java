package com.objectstack.conformance;

import static com.objectstack.driver.Capability.INDEXES;
import static com.objectstack.driver.Capability.QUERY_FILTERS;
import static com.objectstack.driver.Capability.SCHEMA_SYNC;
import static com.objectstack.driver.ErrorCode.INVALID_SCHEMA;
import static com.objectstack.driver.ErrorCode.UNIQUE_VIOLATION;
import static com.objectstack.driver.ErrorCode.UNSUPPORTED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.objectstack.query.Field;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.IndexType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules {@code idx}: indexes and uniqueness. */
abstract class IndexRules extends Area {
    private static ObjectSchema unique(Uniqueness uniqueness, String... others) {
        List<FieldSchema> fields = new ArrayList<>();
        fields.add(FieldSchema.of("code", FieldType.TEXT).withUnique(uniqueness));
        for (String other : others) {
            fields.add(FieldSchema.of(other, FieldType.TEXT));
        }
        return ObjectSchema.of("kit", fields.toArray(FieldSchema[]::new));
    }

    @Test
    @RejectedWithout(INDEXES)
    void required_idx01_withoutItsCapabilityAnIndexIsNotRegistered() {
        ObjectSchema declared =
                Notation.schema("code text").withIndexes(IndexSchema.on("code")).named(freshName("idx"));

        Asked.unsupported("syncSchema", "/indexes/0/type", () -> driver().syncSchema(declared));
    }

    @Test
    @Requires(INDEXES)
    void optional_idx02_aUniqueFieldHoldsAValueOnce() {
        TestObject object = object(unique(Uniqueness.UNIQUE), "{id: 'a', code: 'x'}", "{id: 'b', code: 'X'}");

        Asked.failure("create", UNIQUE_VIOLATION, () -> object.create("{code: 'x'}"));
        assertEquals(2, object.count());
    }

    @Test
    @Requires(INDEXES)
    void optional_idx03_nullIsNoValueThatIsTaken() {
        TestObject object = object(unique(Uniqueness.UNIQUE), "{id: 'a'}", "{id: 'b'}");

        assertEquals(2, object.count());
    }

    @Test
    @Requires(INDEXES)
    void optional_idx04_aUniqueIndexCountsItsFieldsTogether() {
        TestObject object = object(
                Notation.schema("x text, y text")
                        .withIndexes(IndexSchema.on("x", "y").makeUnique()),
                "{x: 'a', y: 'a'}",
                "{x: 'a', y: 'b'}");

        Asked.failure("create", UNIQUE_VIOLATION, () -> object.create("{x: 'a', y: 'b'}"));
    }

    @Test
    @Requires(INDEXES)
    void optional_idx05_uniquenessIsPerTenantUnlessGlobal() {
        TestObject own = object(unique(Uniqueness.UNIQUE, Tenants.COLUMN));
        driver().create(own.name(), Map.of("code", "x"), Tenants.A);
        driver().create(own.name(), Map.of("code", "x", Tenants.COLUMN, Tenants.TENANT_B));
        Asked.failure("create", UNIQUE_VIOLATION, () -> driver().create(own.name(), Map.of("code", "x"), Tenants.A));

        TestObject global = object(unique(Uniqueness.GLOBAL, Tenants.COLUMN));
        driver().create(global.name(), Map.of("code", "x"), Tenants.A);
        Asked.failure(
                "create",
                UNIQUE_VIOLATION,
                () -> driver().create(global.name(), Map.of("code", "x", Tenants.COLUMN, Tenants.TENANT_B)));
    }

    @Test
    @Requires(INDEXES)
    void optional_idx06_recordsOfNoTenantAreOneTenantForUniqueness() {
        TestObject object = object(unique(Uniqueness.UNIQUE, Tenants.COLUMN), "{code: 'x'}");

        Asked.failure("create", UNIQUE_VIOLATION, () -> object.create("{code: 'x'}"));
    }

    @Test
    @Requires({INDEXES, QUERY_FILTERS})
    void optional_idx07_aPartialIndexCountsTheRecordsOfItsFilter() {
        IndexSchema open = IndexSchema.on("code").makeUnique();
        TestObject object = object(
                Notation.schema("code text, state text")
                        .withIndexes(new IndexSchema(
                                null,
                                open.fields(),
                                open.type(),
                                open.unique(),
                                Field.field("state").eq("open"))),
                "{code: 'x', state: 'open'}",
                "{code: 'x', state: 'done'}",
                "{code: 'x', state: 'done'}");

        Asked.failure("create", UNIQUE_VIOLATION, () -> object.create("{code: 'x', state: 'open'}"));
    }

    @Test
    @Requires({INDEXES, SCHEMA_SYNC})
    void optional_idx08_anIndexIsMadeAndDroppedByName() {
        TestObject object = object("code text", "{id: 'a', code: 'x'}");
        String index = TestObject.freshName("idx");
        IndexSchema plain = IndexSchema.on("code");
        IndexSchema named = new IndexSchema(index, plain.fields(), plain.type(), Uniqueness.UNIQUE, plain.where());
        schemaDriver().createIndex(object.name(), named);
        schemaDriver().createIndex(object.name(), named);
        Asked.failure("create", UNIQUE_VIOLATION, () -> object.create("{code: 'x'}"));
        schemaDriver().dropIndex(object.name(), index);
        schemaDriver().dropIndex(object.name(), index);

        object.create("{code: 'x'}");
        assertEquals(2, object.count());
    }

    @Test
    @Requires(INDEXES)
    void optional_idx09_kindsOfIndexesThatCannotBeBuiltAreRefused() {
        for (IndexType type : List.of(IndexType.HASH, IndexType.GIN, IndexType.GIST)) {
            IndexSchema index = new IndexSchema(null, List.of("code"), type, Uniqueness.NONE, null);
            ObjectSchema declared =
                    Notation.schema("code text").withIndexes(index).named(freshName("idx"));

            Asked.failure(type.wireName(), UNSUPPORTED, () -> driver().syncSchema(declared));
        }
    }

    @Test
    @Requires(INDEXES)
    void optional_idx10_anIndexOfAnUnknownFieldIsRefused() {
        ObjectSchema declared =
                Notation.schema("code text").withIndexes(IndexSchema.on("cdoe")).named(freshName("idx"));

        Asked.failure("syncSchema", INVALID_SCHEMA, () -> driver().syncSchema(declared));
    }
}
