package com.objectstack.driver.sql;

import static com.objectstack.schema.FieldType.FORMULA;
import static com.objectstack.schema.FieldType.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.ObjectDefinition;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.IndexType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an {@code external} block may not say; contract B239. */
class ExternalMappingTest {
    private final TestDatabase db = new TestDatabase();

    @AfterEach
    void close() {
        db.close();
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("INVALID_SCHEMA /external", "their_table"),
                fault("INVALID_SCHEMA /external/remotename", Map.of("remotename", "t")),
                fault("INVALID_SCHEMA /external/remoteName", Map.of("remoteName", 7)),
                fault("INVALID_SCHEMA /external/remoteName", Map.of("remoteName", "")),
                fault("INVALID_SCHEMA /external/remoteName", Map.of("remoteName", "sqlite_schema")),
                fault("INVALID_SCHEMA /external/remoteName", Map.of("remoteName", "_objectstack_sequences")),
                fault("INVALID_SCHEMA /external/remoteSchema", Map.of("remoteSchema", List.of())),
                fault("INVALID_SCHEMA /external/columnMap", Map.of("columnMap", "a")),
                fault("INVALID_SCHEMA /external/columnMap/x", mapped("x", "nmae")),
                fault("INVALID_SCHEMA /external/columnMap/x", mapped("x", 7)),
                fault("INVALID_SCHEMA /external/columnMap/x", mapped("x", "total")),
                fault("INVALID_SCHEMA /external/columnMap/", mapped("", "name")),
                fault("INVALID_SCHEMA /external/columnMap/y", mapped("x", "name", "y", "name")),
                fault("INVALID_SCHEMA /external/columnMap", mapped("X", "name", "x", "code")),
                fault("INVALID_SCHEMA /external/columnMap", mapped("CODE", "name")));
    }

    private static Map<String, Object> mapped(Object... columnsAndFields) {
        Map<Object, Object> columns = new LinkedHashMap<>();
        for (int place = 0; place < columnsAndFields.length; place += 2) {
            columns.put(columnsAndFields[place], columnsAndFields[place + 1]);
        }
        return Map.of("columnMap", columns);
    }

    private static Arguments fault(String problem, Object block) {
        return Arguments.of(problem, block);
    }

    private static ObjectSchema with(@Nullable Object block, FieldSchema... fields) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("external", block);
        ObjectSchema plain = ObjectSchema.of("t", fields);
        return new ObjectSchema("t", plain.fields(), List.of(), null, metadata);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultyBlockIsRefusedAtItsPlace(String problem, Object block) {
        ObjectSchema schema = with(
                block, FieldSchema.of("name", TEXT), FieldSchema.of("code", TEXT), FieldSchema.of("total", FORMULA));

        assertThat(Refusals.problemsOf(() -> db.driver.registerExternalObject(schema)))
                .containsExactly(problem);
        assertThat(Refusals.problemsOf(() -> db.driver.registerObjects(List.of(ObjectDefinition.of(schema)))))
                .containsExactly(problem);
    }

    @Test
    void whatTheDriverWouldHaveToMakeIsRefused() {
        ObjectSchema schema = ObjectSchema.of(
                        "t", FieldSchema.of("name", TEXT).asSearchable(), FieldSchema.autonumber("no", "{0}"))
                .withIndexes(new IndexSchema(null, List.of("name"), IndexType.TRIGRAM, Uniqueness.NONE, null))
                .asExternal("x", Map.of());

        assertThat(Refusals.problemsOf(() -> db.driver.registerExternalObject(schema)))
                .containsExactly(
                        "UNSUPPORTED /fields/name/searchable",
                        "UNSUPPORTED /fields/no/type",
                        "UNSUPPORTED /indexes/0/type");
    }

    @Test
    void twoFieldsMayChangeTheirColumns() {
        db.runSql("create table t (id text, name text, code text)");
        db.runSql("insert into t values ('1', 'n', 'c')");
        db.driver.registerExternalObject(with(
                mapped("name", "code", "code", "name"), FieldSchema.of("name", TEXT), FieldSchema.of("code", TEXT)));

        assertThat(db.driver.findById("t", "1"))
                .hasValueSatisfying(
                        record -> assertThat(record).containsEntry("name", "c").containsEntry("code", "n"));
    }

    @Test
    void aRemoteSchemaIsIgnoredWithAWarning() {
        db.runSql("create table t (id text)");
        try (CapturedLog log = new CapturedLog()) {
            db.driver.registerExternalObject(with(Map.of("remoteSchema", "crm")));

            assertThat(log.warnings())
                    .containsExactly("'remoteSchema' of object 't' is ignored: the database has one schema");
        }
    }

    @Test
    void aDisabledBlockIsNone() {
        db.driver.syncSchema(with(Map.of("enabled", false), FieldSchema.of("name", TEXT)));

        assertThat(db.driver.introspectSchema().tables()).containsOnlyKeys("t");
    }
}
