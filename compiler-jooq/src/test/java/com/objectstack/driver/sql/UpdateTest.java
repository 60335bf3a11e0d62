package com.objectstack.driver.sql;

import static com.objectstack.driver.sql.TestDatabase.ACCOUNT;
import static com.objectstack.driver.sql.TestDatabase.data;
import static com.objectstack.driver.sql.TestDatabase.where;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverOptions;
import com.objectstack.query.Field;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.SortNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contract 5.3 and 5.4: updates and deletes. */
class UpdateTest {
    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

    private final TestDatabase db = new TestDatabase(ACCOUNT);
    private Instant created = db.now();

    @BeforeEach
    void createOne() {
        db.driver.create("account", data("id", "a", "name", "Ann", "email", "a@b.c"));
        created = db.now();
        db.advance(1000);
        db.executor.log().clear();
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void b34_onlyTheGivenFieldsChange() {
        Optional<DataRecord> record = db.driver.update("account", "a", data("name", "Bea"));

        assertThat(record)
                .hasValueSatisfying(after -> assertThat(after)
                        .containsEntry("name", "Bea")
                        .containsEntry("email", "a@b.c")
                        .containsEntry("active", true));
    }

    @Test
    void b35_aMissingIdIsAnEmptyResult() {
        assertThat(db.driver.update("account", "nobody", data("name", "x"))).isEmpty();
        assertThat(db.value("select count(*) from account")).isEqualTo(1L);
    }

    @Test
    void anotherIdInTheDataIsRefused() {
        assertThat(Refusals.problemsOf(() -> db.driver.update("account", "a", data("id", "b"))))
                .containsExactly("INVALID_DATA /id");
        assertThat(db.executor.log()).isEmpty();
    }

    @Test
    void aRecordThatWasReadCanBeWrittenBack() {
        DataRecord read = db.driver.findById("account", "a").orElseThrow();

        Optional<DataRecord> written = db.driver.update("account", "a", read);

        assertThat(written).hasValueSatisfying(after -> {
            assertThat(after.getString("name")).isEqualTo("Ann");
            assertThat(after.getInstant("created_at")).isEqualTo(created);
            assertThat(after.getInstant("updated_at")).isEqualTo(db.now());
        });
    }

    @Test
    void b27_updatedAtAdvancesWhateverTheCallerSays() {
        DataRecord after = db.driver
                .update("account", "a", data("updated_at", LONG_AGO, "created_at", LONG_AGO))
                .orElseThrow();

        assertThat(after.getInstant("updated_at")).isEqualTo(db.now());
        assertThat(after.getInstant("created_at")).isEqualTo(created);
    }

    @Test
    void b27_preserveAuditKeepsAGivenUpdatedAt() {
        DriverOptions preserving = DriverOptions.NONE.withAudit(true, false);

        DataRecord after = db.driver
                .update("account", "a", data("name", "x", "updated_at", LONG_AGO), preserving)
                .orElseThrow();

        assertThat(after.getInstant("updated_at")).isEqualTo(LONG_AGO);
    }

    @Test
    void b27_preserveAuditWithoutAValueStampsNow() {
        DriverOptions preserving = DriverOptions.NONE.withAudit(true, false);

        DataRecord after =
                db.driver.update("account", "a", data("name", "x"), preserving).orElseThrow();

        assertThat(after.getInstant("updated_at")).isEqualTo(db.now());
    }

    @Test
    void updatedAtNeverGoesBack() {
        db.advance(-60_000);

        DataRecord after = db.driver.update("account", "a", data("name", "x")).orElseThrow();

        assertThat(after.getInstant("updated_at")).isEqualTo(created);
    }

    @Test
    void b49_emptyDataReturnsTheRecordUnchanged() {
        DataRecord after = db.driver.update("account", "a", data()).orElseThrow();

        assertThat(after.getInstant("updated_at")).isEqualTo(created);
        assertThat(db.driver.update("account", "nobody", data())).isEmpty();
    }

    @Test
    void aFormulaCannotBeUpdated() {
        assertThat(Refusals.problemsOf(() -> db.driver.update("account", "a", data("score", 1))))
                .containsExactly("UNKNOWN_FIELD /score");
    }

    @Test
    void b37_deleteTellsWhetherThereWasARecord() {
        assertThat(db.driver.delete("account", "nobody")).isFalse();
        assertThat(db.driver.delete("account", "a")).isTrue();
        assertThat(db.driver.delete("account", "a")).isFalse();
    }

    @Test
    void aTableWithoutIdsIsNotUpdatedById() {
        db.runSql("create table pair (x, y)");

        assertThat(Refusals.problemsOf(() -> db.driver.update("pair", "a", data("x", 1))))
                .containsExactly("UNKNOWN_FIELD /id");
    }

    @Test
    void b216_updateManyCountsWhatItChanged() {
        db.driver.create("account", data("name", "Ann"));
        db.driver.create("account", data("name", "Zoe"));

        assertThat(db.driver.updateMany("account", where("name", "Ann"), data("balance", 5)))
                .isEqualTo(2);
        assertThat(db.driver.updateMany("account", where("name", "Nobody"), data("balance", 5)))
                .isZero();
        assertThat(db.value("select count(*) from account where balance = 5")).isEqualTo(2L);
    }

    @Test
    void b33_updateManyAdvancesUpdatedAt() {
        db.driver.updateMany("account", QueryAST.ALL, data("balance", 5));

        assertThat(db.driver.findById("account", "a").orElseThrow().getInstant("updated_at"))
                .isEqualTo(db.now());
    }

    @Test
    void b217_updateManyEncodesValues() {
        db.driver.updateMany("account", QueryAST.ALL, data("tags", List.of("x"), "active", false));

        assertThat(db.query("select tags, active from account")).containsExactly(new Object[] {"[\"x\"]", 0L});
    }

    @Test
    void b49_updateManyWithoutDataChangesNothing() {
        assertThat(db.driver.updateMany("account", QueryAST.ALL, data())).isZero();
        assertThat(db.written()).isEmpty();
    }

    @Test
    void updateManyCannotSetIds() {
        assertThat(Refusals.problemsOf(() -> db.driver.updateMany("account", QueryAST.ALL, data("id", "a"))))
                .containsExactly("INVALID_DATA /id");
    }

    @Test
    void b31_aCutoffOnCreatedAtRemovesExactlyTheOlderRecords() {
        db.driver.create("account", data("id", "old", "created_at", "2025-12-31T23:59:59.999Z"));
        db.driver.create("account", data("id", "new", "created_at", "2026-01-01T00:00:00.000Z"));
        QueryAST older = Query.from("account")
                .where(Field.field("created_at").lt("2026-01-01T00:00:00.000Z"))
                .build();

        assertThat(db.driver.deleteMany("account", older)).isEqualTo(1);
        assertThat(db.driver.findById("account", "old")).isEmpty();
    }

    @Test
    void decision19_deleteManyTakesTheFirstInOrder() {
        db.driver.bulkCreate("account", List.of(data("name", "1"), data("name", "3"), data("name", "2")));
        QueryAST first =
                Query.from("account").orderBy(SortNode.asc("name")).limit(2).build();

        assertThat(db.driver.deleteMany("account", first)).isEqualTo(2);
        assertThat(db.driver.distinct("account", "name")).containsExactly("3", "Ann");
    }

    @Test
    void b216_deleteManyWithoutAWhereTakesAll() {
        db.driver.create("account", data("name", "Zoe"));

        assertThat(db.driver.deleteMany("account", where("name", "Zoe"))).isEqualTo(1);
        assertThat(db.driver.deleteMany("account", QueryAST.ALL)).isEqualTo(1);
        assertThat(db.driver.deleteMany("account", QueryAST.ALL)).isZero();
    }
}
