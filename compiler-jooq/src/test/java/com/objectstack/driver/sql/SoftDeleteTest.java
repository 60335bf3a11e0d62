package com.objectstack.driver.sql;

import static com.objectstack.driver.sql.TestDatabase.ACME;
import static com.objectstack.driver.sql.TestDatabase.data;
import static com.objectstack.driver.sql.TestDatabase.where;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Decision 24. That deleted records are out of sight at every place is VisibilityWalkTest's, in driver-sqlite. */
class SoftDeleteTest {
    private static final ObjectSchema NOTE = ObjectSchema.of(
                    "note",
                    FieldSchema.of("code", FieldType.TEXT).withUnique(Uniqueness.UNIQUE),
                    FieldSchema.of("size", FieldType.NUMBER))
            .withSoftDelete();

    private static final DriverOptions ALL = DriverOptions.NONE.withDeleted(true, false);
    private static final DriverOptions HARD = DriverOptions.NONE.withDeleted(false, true);
    private static final DriverOptions PURGE = DriverOptions.NONE.withDeleted(true, true);

    private final TestDatabase db = new TestDatabase(NOTE);
    private final SqlDataDriver driver = db.driver;

    @BeforeEach
    void load() {
        driver.bulkCreate(
                "note", List.of(data("id", "a", "code", "A", "size", 1), data("id", "b", "size", 2), data("id", "c")));
        db.advance(1000);
    }

    @AfterEach
    void close() {
        db.close();
    }

    private long stored() {
        return (Long) java.util.Objects.requireNonNull(db.value("select count(*) from note"));
    }

    @Test
    void aDeletedRecordIsMarkedAndOutOfSight() {
        assertThat(driver.delete("note", "a")).isTrue();

        assertThat(driver.findById("note", "a")).isEmpty();
        assertThat(driver.count("note", QueryAST.ALL)).isEqualTo(2);
        assertThat(driver.findById("note", "a", ALL))
                .hasValueSatisfying(record -> assertThat(record)
                        .containsEntry("deleted_at", db.now())
                        .containsEntry("updated_at", db.now())
                        .containsEntry("code", "A"));
    }

    @Test
    void nothingIsDeletedTwice() {
        driver.delete("note", "a");
        Instant then = db.now();
        db.advance(1000);

        assertThat(driver.delete("note", "a")).isFalse();
        assertThat(driver.delete("note", "a", ALL)).isFalse();
        assertThat(driver.deleteMany("note", QueryAST.ALL, ALL)).isEqualTo(2);
        assertThat(driver.findById("note", "a", ALL).orElseThrow()).containsEntry("deleted_at", then);
    }

    @Test
    void manyAreMarked() {
        driver.bulkDelete("note", List.of("a", "nobody"));
        assertThat(driver.deleteMany("note", where("size", 2))).isEqualTo(1);

        assertThat(driver.find("note", QueryAST.ALL))
                .singleElement()
                .satisfies(record -> assertThat(record.id()).isEqualTo("c"));
        assertThat(stored()).isEqualTo(3);
    }

    @Test
    void aDeletedRecordIsNotUpdated() {
        driver.delete("note", "a");

        assertThat(driver.update("note", "a", data("size", 9))).isEmpty();
        assertThat(driver.updateMany("note", QueryAST.ALL, data("size", 9))).isEqualTo(2);
        assertThat(db.value("select size from note where id = 'a'")).isEqualTo(1L);
    }

    @Test
    void aDeletedRecordIsRestored() {
        driver.delete("note", "a");

        assertThat(driver.update("note", "a", data("deleted_at", null), ALL)).isPresent();
        assertThat(driver.findById("note", "a"))
                .hasValueSatisfying(record ->
                        assertThat(record).containsEntry("deleted_at", null).containsEntry("size", 1L));
    }

    @Test
    void hardDeleteRemovesWhatIsSeen() {
        driver.delete("note", "a");

        assertThat(driver.delete("note", "a", HARD)).isFalse();
        assertThat(driver.delete("note", "b", HARD)).isTrue();
        assertThat(stored()).isEqualTo(2);
        assertThat(driver.deleteMany("note", QueryAST.ALL, HARD)).isEqualTo(1);
        assertThat(driver.deleteMany("note", QueryAST.ALL, PURGE)).isEqualTo(1);
        assertThat(stored()).isZero();
    }

    @Test
    void uniquenessCountsDeletedRecords() {
        driver.delete("note", "a");

        assertThat(Refusals.of(() -> driver.create("note", data("code", "A"))).code())
                .isEqualTo(ErrorCode.UNIQUE_VIOLATION);
        DriverException met = Refusals.of(() -> driver.upsert("note", data("code", "A", "size", 5), List.of("code")));
        assertThat(met.code()).isEqualTo(ErrorCode.UNIQUE_VIOLATION);
        assertThat(met.hint()).hasValue("if it is deleted, includeDeleted merges with it");
        assertThat(db.value("select size from note where id = 'a'")).isEqualTo(1L);
        assertThat(driver.upsert("note", data("code", "A", "size", 5, "deleted_at", null), List.of("code"), ALL))
                .containsEntry("id", "a")
                .containsEntry("deleted_at", null);
    }

    @Test
    void plansOfBothSightsAreTwo() {
        driver.delete("note", "a");

        assertThat(driver.find("note", where("size", 1))).isEmpty();
        assertThat(driver.find("note", where("size", 1), ALL)).hasSize(1);
        assertThat(driver.find("note", where("size", 1))).isEmpty();
    }

    @Test
    void anObjectWithoutItKnowsNothingOfIt() {
        driver.syncSchema(ObjectSchema.of("plain", FieldSchema.of("n", FieldType.NUMBER)));
        driver.create("plain", data("id", "1"));

        assertThat(driver.find("plain", QueryAST.ALL, ALL)).hasSize(1);
        assertThat(driver.delete("plain", "1", HARD)).isTrue();
        assertThat(db.value("select count(*) from plain")).isEqualTo(0L);
    }

    @Test
    void aTableGetsTheColumnWhenItsObjectGetsSoftDelete() {
        driver.syncSchema(ObjectSchema.of("plain", FieldSchema.of("n", FieldType.NUMBER)));
        driver.create("plain", data("id", "1"));
        driver.syncSchema(
                ObjectSchema.of("plain", FieldSchema.of("n", FieldType.NUMBER)).withSoftDelete());

        driver.delete("plain", "1", ACME);

        assertThat(driver.count("plain", QueryAST.ALL)).isZero();
        assertThat(db.value("select count(*) from plain where deleted_at is not null"))
                .isEqualTo(1L);
    }

    @Test
    void theColumnHasTheNameThatIsDeclaredAndMayBeAFieldAndIndexed() {
        ObjectSchema own = with(
                ObjectSchema.of(
                        "own", FieldSchema.of("gone", FieldType.DATETIME), FieldSchema.of("n", FieldType.NUMBER)),
                data("enabled", true, "field", "gone"));
        driver.syncSchema(own.withIndexes(IndexSchema.on("gone")));
        driver.syncSchema(NOTE.withIndexes(IndexSchema.on("deleted_at")));
        driver.create("own", data("id", "1"));

        driver.delete("own", "1");

        assertThat(driver.count("own", QueryAST.ALL)).isZero();
        assertThat(db.value("select gone from own")).isEqualTo("2026-03-01T12:00:01.000Z");
    }

    private static ObjectSchema with(ObjectSchema schema, Object block) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>(schema.metadata());
        metadata.put("softDelete", block);
        return new ObjectSchema(schema.name(), schema.fields(), schema.indexes(), null, metadata);
    }

    @Test
    void aBlockThatIsDisabledIsNone() {
        driver.syncSchema(with(ObjectSchema.of("off"), data("enabled", false)));
        driver.create("off", data("id", "1"));

        driver.delete("off", "1");

        assertThat(db.value("select count(*) from off")).isEqualTo(0L);
    }

    @ParameterizedTest
    @CsvSource({
        "cascadeDelete, UNSUPPORTED /softDelete/cascadeDelete",
        "cascade,       INVALID_SCHEMA /softDelete/cascade",
        "field,         INVALID_SCHEMA /softDelete/field",
    })
    void whatIsNotActedOnIsRefused(String property, String problem) {
        ObjectSchema schema = with(ObjectSchema.of("odd"), data("enabled", true, property, true));

        assertThat(Refusals.problemsOf(() -> driver.syncSchema(schema))).containsExactly(problem);
    }

    @Test
    void aBlockSaysWhetherItIsEnabled() {
        assertThat(Refusals.problemsOf(() -> driver.syncSchema(with(ObjectSchema.of("odd"), data()))))
                .containsExactly("INVALID_SCHEMA /softDelete/enabled");
        assertThat(Refusals.problemsOf(() -> driver.syncSchema(with(ObjectSchema.of("odd"), true))))
                .containsExactly("INVALID_SCHEMA /softDelete");
        assertThat(Refusals.problemsOf(() ->
                        driver.syncSchema(ObjectSchema.of("odd", FieldSchema.of("deleted_at", FieldType.TEXT))
                                .withSoftDelete())))
                .containsExactly("INVALID_SCHEMA /fields/deleted_at");
    }

    @ParameterizedTest
    @ValueSource(strings = {"versioning", "cdc", "partitioning"})
    void otherBlocksStayRefused(String block) {
        Map<String, @Nullable Object> metadata = data(block, data("enabled", true));
        ObjectSchema schema = new ObjectSchema("odd", Map.of(), List.of(), null, metadata);

        assertThat(Refusals.problemsOf(() -> driver.syncSchema(schema))).containsExactly("UNSUPPORTED /" + block);
    }
}
