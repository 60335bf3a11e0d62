package com.objectstack.driver.sql;

import static com.objectstack.driver.sql.TestDatabase.ACCOUNT;
import static com.objectstack.driver.sql.TestDatabase.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.RecordUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Contract 5.17. */
class BulkTest {
    private final TestDatabase db = new TestDatabase(ACCOUNT);

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void b213_recordsComeBackInInputOrderWithGeneratedIds() {
        List<DataRecord> records = db.driver.bulkCreate(
                "account",
                List.of(
                        data("name", "c", "tags", List.of("t")),
                        data("id", "zz", "name", "a"),
                        data("balance", 3, "name", "b"),
                        data("name", "d")));

        assertThat(records).extracting(r -> r.getString("name")).containsExactly("c", "a", "b", "d");
        assertThat(records.get(0)).containsEntry("tags", List.of("t")).containsEntry("balance", 0L);
        assertThat(records.get(1).id()).isEqualTo("zz");
        assertThat(records.get(2).id()).hasSize(16);
    }

    @Test
    void b213_oneBadRecordAndNothingIsStored() {
        DriverException refusal = Refusals.of(() ->
                db.driver.bulkCreate("account", List.of(data("email", "a"), data("name", "x"), data("email", "a"))));

        assertThat(refusal.code()).isEqualTo(ErrorCode.UNIQUE_VIOLATION);
        assertThat(db.value("select count(*) from account")).isEqualTo(0L);
    }

    @Test
    void problemsOfEveryRowAreCollectedBeforeAnythingIsSent() {
        List<Map<String, Object>> rows = List.of(data("nmae", "x"), data("name", "y"), data("active", 1));

        assertThat(Refusals.problemsOf(() -> db.driver.bulkCreate("account", rows)))
                .containsExactly("UNKNOWN_FIELD /0/nmae", "TYPE_MISMATCH /2/active");
        assertThat(db.executor.log()).isEmpty();
    }

    @Test
    void b220_manyRecordsAreStoredInChunksAndEveryValueIsInItsPlace() {
        List<Map<String, Object>> rows = new ArrayList<>();
        IntStream.range(0, 1234).forEach(i -> rows.add(data("name", "n" + i, "balance", i, "email", "e" + i)));

        List<DataRecord> records = db.driver.bulkCreate("account", rows);

        // 512 + 512 + 128 + 64 + 16 + 2
        assertThat(db.executor.log()).hasSize(6);
        for (int i = 0; i < 1234; i++) {
            assertThat(records.get(i))
                    .containsEntry("name", "n" + i)
                    .containsEntry("balance", (long) i)
                    .containsEntry("email", "e" + i);
        }
        assertThat(db.value("select count(*) from account where 'n' || balance = name and 'e' || balance = email"))
                .isEqualTo(1234L);
    }

    @Test
    void noRowsAreNoStatement() {
        assertThat(db.driver.bulkCreate("account", List.of())).isEmpty();
        assertThat(db.driver.bulkUpdate("account", List.of())).isEmpty();
        db.driver.bulkDelete("account", List.of());

        assertThat(db.executor.log()).isEmpty();
    }

    @Test
    void b214_bulkUpdateLeavesOutMissingIdsAndKeepsTheOrder() {
        db.driver.bulkCreate("account", List.of(data("id", "a"), data("id", "b"), data("id", "c")));

        List<DataRecord> records = db.driver.bulkUpdate(
                "account",
                List.of(
                        new RecordUpdate("c", data("name", "3")),
                        new RecordUpdate("nobody", data("name", "?")),
                        new RecordUpdate("a", data("balance", 1, "name", "1")),
                        new RecordUpdate("b", data())));

        assertThat(records).extracting(DataRecord::id).containsExactly("c", "a", "b");
        assertThat(records).extracting(r -> r.getString("name")).containsExactly("3", "1", null);
    }

    @Test
    void b218_bulkUpdateIsAllOrNothing() {
        db.driver.bulkCreate("account", List.of(data("id", "a", "email", "a"), data("id", "b", "email", "b")));

        DriverException refusal = Refusals.of(() -> db.driver.bulkUpdate(
                "account",
                List.of(new RecordUpdate("a", data("name", "x")), new RecordUpdate("b", data("email", "a")))));

        assertThat(refusal.code()).isEqualTo(ErrorCode.UNIQUE_VIOLATION);
        assertThat(db.value("select count(*) from account where name is not null"))
                .isEqualTo(0L);
    }

    @Test
    void bulkUpdateNamesThePlaceOfAProblem() {
        List<RecordUpdate> updates =
                List.of(new RecordUpdate("a", data("name", "x")), new RecordUpdate("b", data("id", "c", "age", 1)));

        assertThat(Refusals.problemsOf(() -> db.driver.bulkUpdate("account", updates)))
                .containsExactly("INVALID_DATA /1/data/id", "UNKNOWN_FIELD /1/data/age");
    }

    @Test
    void b215_bulkDeleteIgnoresUnknownIds() {
        db.driver.bulkCreate("account", List.of(data("id", "a"), data("id", "b"), data("id", "c")));

        db.driver.bulkDelete("account", List.of("a", "nobody", "c"));

        assertThat(db.query("select id from account")).containsExactly(new Object[] {"b"});
    }

    @Test
    void b218_bulkCreateIsAllOrNothingAcrossChunks() {
        List<Map<String, Object>> rows = new ArrayList<>();
        IntStream.range(0, 1000).forEach(i -> rows.add(data("email", "e" + i)));
        rows.add(data("email", "e5"));

        assertThat(Refusals.of(() -> db.driver.bulkCreate("account", rows)).code())
                .isEqualTo(ErrorCode.UNIQUE_VIOLATION);
        assertThat(db.value("select count(*) from account")).isEqualTo(0L);
    }

    @Test
    void b218_aBatchThatFailsInATransactionLeavesWhatWasBeforeIt() {
        db.driver.inTransaction(within -> {
            within.create("account", data("id", "a", "email", "a"));
            assertThat(Refusals.of(() -> within.bulkCreate(
                                    "account", List.of(data("email", "b"), data("name", "x"), data("email", "a"))))
                            .code())
                    .isEqualTo(ErrorCode.UNIQUE_VIOLATION);
            within.bulkUpdate("account", List.of(new RecordUpdate("a", data("name", "x"))));
            return null;
        });

        assertThat(db.query("select id, email, name from account")).containsExactly(new Object[] {"a", "a", "x"});
    }

    @Test
    void b27_b217_bulkUpdateAdvancesUpdatedAtAndEncodesValues() {
        db.driver.bulkCreate("account", List.of(data("id", "a"), data("id", "b")));
        db.advance(1000);

        List<DataRecord> records = db.driver.bulkUpdate(
                "account",
                List.of(
                        new RecordUpdate("a", data("tags", List.of("x"), "active", false)),
                        new RecordUpdate("b", data("profile", Map.of("k", 1), "since", "2026-01-31T10:00:00Z"))));

        assertThat(records)
                .extracting(record -> record.getInstant("updated_at"))
                .containsOnly(db.now());
        assertThat(db.query("select tags, profile, active, since from account order by id"))
                .containsExactly(
                        new Object[] {"[\"x\"]", null, 0L, null}, new Object[] {null, "{\"k\":1}", 1L, "2026-01-31"});
    }
}
