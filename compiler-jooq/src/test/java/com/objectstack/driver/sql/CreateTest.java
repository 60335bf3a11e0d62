package com.objectstack.driver.sql;

import static com.objectstack.driver.sql.TestDatabase.ACCOUNT;
import static com.objectstack.driver.sql.TestDatabase.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.ConstraintViolationException;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 5.2 and 5.3. */
class CreateTest {
    private final TestDatabase db = new TestDatabase(ACCOUNT);

    @AfterEach
    void close() {
        db.close();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "")
    void b14_anEmptyIdIsGenerated(String id) {
        DataRecord record = db.driver.create("account", data("id", id, "name", "a"));

        assertThat(record.id()).matches("[A-Za-z0-9_-]{16}");
    }

    @Test
    void b15_aGivenIdIsKept() {
        assertThat(db.driver.create("account", data("id", "k 1/ü")).id()).isEqualTo("k 1/ü");
    }

    @Test
    void b15_underscoreIdIsTheIdWhereThereIsNone() {
        DataRecord record = db.driver.create("account", data("_id", "k1"));

        assertThat(record.id()).isEqualTo("k1");
        assertThat(record).doesNotContainKey("_id");
    }

    @Test
    void b15_idWinsOverUnderscoreIdWhateverTheOrder() {
        assertThat(db.driver.create("account", data("_id", "k1", "id", "k2")).id())
                .isEqualTo("k2");
        assertThat(db.driver.create("account", data("id", "k3", "_id", "k4")).id())
                .isEqualTo("k3");
    }

    @Test
    void anIdThatIsNoTextIsRefused() {
        assertThat(Refusals.problemsOf(() -> db.driver.create("account", data("id", 7))))
                .containsExactly("TYPE_MISMATCH /id");
    }

    @Test
    void b17_theWholeRecordComesBackTypedAndInOrder() {
        DataRecord record = db.driver.create(
                "account", data("tags", List.of("x"), "profile", "bare", "since", "2026-01-31", "name", "a"));

        assertThat(record.keySet())
                .containsExactly(
                        "id",
                        "email",
                        "name",
                        "balance",
                        "active",
                        "tags",
                        "profile",
                        "since",
                        "pin",
                        "created_at",
                        "updated_at");
        assertThat(record)
                .containsEntry("balance", 0L)
                .containsEntry("active", true)
                .containsEntry("tags", List.of("x"))
                .containsEntry("profile", "bare")
                .containsEntry("since", LocalDate.of(2026, 1, 31))
                .containsEntry("created_at", db.now());
    }

    @Test
    void b18_aGivenNullIsStoredInPlaceOfTheDefault() {
        assertThat(db.driver.create("account", data("balance", null)).getLong("balance"))
                .isNull();
    }

    @Test
    void b20_anIntrospectedTableTakesRecordsWithoutTypes() {
        db.runSql("create table note (id text primary key, body text, n)");

        DataRecord record = db.driver.create("note", data("body", "b", "n", 1.5));

        assertThat(record).containsEntry("body", "b").containsEntry("n", 1.5).hasSize(3);
        assertThat(record.id()).hasSize(16);
    }

    @Test
    void b20_aTableThatNumbersItsRecordsDoesSo() {
        db.runSql("create table log (id integer primary key, line text)");

        assertThat(db.driver.create("log", data("line", "a")).id()).isEqualTo("1");
        assertThat(db.driver.bulkCreate("log", List.of(data("line", "b"), data("line", "c"))))
                .extracting(DataRecord::id)
                .containsExactly("2", "3");
    }

    @Test
    void b21_allProblemsOfTheDataAreCollectedInItsOrder() {
        Map<String, Object> data =
                data("emial", "x", "name", 5, "active", "yes", "since", "2026-02-30", "score", 1, "name\u0000", 1);

        assertThat(Refusals.problemsOf(() -> db.driver.create("account", data)))
                .containsExactly(
                        "UNKNOWN_FIELD /emial",
                        "TYPE_MISMATCH /name",
                        "TYPE_MISMATCH /active",
                        "TYPE_MISMATCH /since",
                        "UNKNOWN_FIELD /score",
                        "INVALID_QUERY /name\u0000");
        assertThat(db.executor.log()).isEmpty();
    }

    @Test
    void anUnknownFieldIsAnsweredWithTheNearestName() {
        DriverException refusal = Refusals.of(() -> db.driver.create("account", data("emaill", "x")));

        assertThat(refusal.hint()).hasValue("did you mean 'email'?");
    }

    @Test
    void aFormulaIsAnsweredWithTheReason() {
        DriverException refusal = Refusals.of(() -> db.driver.create("account", data("score", 1)));

        assertThat(refusal).hasMessageContaining("is a formula");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\ud800b"})
    void textThatNoDatabaseKeepsIsRefused(String text) {
        assertThat(Refusals.problemsOf(() -> db.driver.create("account", data("name", text))))
                .containsExactly("INVALID_DATA /name");
    }

    @Test
    void aSecretNeverAppearsInAMessage() {
        DriverException refusal = Refusals.of(() -> db.driver.create("account", data("pin", 123456)));

        assertThat(refusal.code()).isEqualTo(ErrorCode.TYPE_MISMATCH);
        assertThat(refusal.getMessage()).doesNotContain("123456");
    }

    @Test
    void b22_aUniqueViolationNamesObjectAndField() {
        db.driver.create("account", data("email", "a@b.c"));

        DriverException refusal = Refusals.of(() -> db.driver.create("account", data("email", "a@b.c")));

        assertThat(refusal).isInstanceOfSatisfying(ConstraintViolationException.class, violation -> {
            assertThat(violation.object()).hasValue("account");
            assertThat(violation.fields()).containsExactly("email");
        });
    }

    @Test
    void b26_bothAuditFieldsAreOneInstantToTheMillisecond() {
        db.driver.create("account", data("id", "a"));

        assertThat(db.query("select created_at, updated_at from account"))
                .containsExactly(new Object[] {"2026-03-01T12:00:00.000Z", "2026-03-01T12:00:00.000Z"});
    }

    @Test
    void b26_givenAuditFieldsAreKeptAndTheMissingOneIsStamped() {
        Instant then = Instant.parse("2020-05-05T05:05:05.5Z");

        DataRecord record = db.driver.create("account", data("created_at", then));

        assertThat(record.getInstant("created_at")).isEqualTo(then);
        assertThat(record.getInstant("updated_at")).isEqualTo(db.now());
    }

    @Test
    void anObjectNobodyKnowsIsRefusedWithTheNearestName() {
        DriverException refusal = Refusals.of(() -> db.driver.create("acount", data()));

        assertThat(refusal.code()).isEqualTo(ErrorCode.UNKNOWN_OBJECT);
        assertThat(refusal.hint()).hasValue("did you mean 'account'?");
    }
}
