package com.objectstack.driver.sql;

import static com.objectstack.driver.sql.TestDatabase.ACCOUNT;
import static com.objectstack.driver.sql.TestDatabase.ACME;
import static com.objectstack.driver.sql.TestDatabase.DEAL;
import static com.objectstack.driver.sql.TestDatabase.OTHER;
import static com.objectstack.driver.sql.TestDatabase.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.ConstraintViolationException;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Contract B38 to B47, and decision 13 for upserts. */
class UpsertTest {
    private final TestDatabase db = new TestDatabase(ACCOUNT, DEAL);
    private final SqlDataDriver driver = db.driver;

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void b38_aKnownIdMergesAndOtherFieldsSurvive() {
        driver.create("account", data("id", "1", "name", "a", "balance", 5));
        db.advance(1);

        DataRecord record = driver.upsert("account", data("id", "1", "name", "b"), List.of());

        assertThat(record).containsEntry("name", "b").containsEntry("balance", 5L);
    }

    @Test
    void b38_anUnknownIdIsInserted() {
        assertThat(driver.upsert("account", data("_id", "9", "name", "b"), List.of())
                        .id())
                .isEqualTo("9");
    }

    @Test
    void b39_withoutIdAndKeysARecordIsAlwaysInserted() {
        driver.upsert("account", data("name", "a"), List.of());
        driver.upsert("account", data("name", "a"), List.of());

        assertThat(db.value("select count(*) from account")).isEqualTo(2L);
    }

    @Test
    void b40_aMergeHappensOnTheGivenKey() {
        driver.upsert("account", data("email", "a@b.c", "name", "a"), List.of("email"));
        DataRecord record = driver.upsert("account", data("email", "a@b.c", "name", "b"), List.of("email"));

        assertThat(record).containsEntry("name", "b");
        assertThat(db.value("select count(*) from account")).isEqualTo(1L);
    }

    @Test
    void b41_aMergeNeverChangesTheId() {
        driver.create("account", data("id", "1", "email", "a@b.c"));

        DataRecord record = driver.upsert("account", data("id", "2", "email", "a@b.c"), List.of("email"));

        assertThat(record.id()).isEqualTo("1");
    }

    @Test
    void b42_aMergeKeepsCreatedAtAndAutonumbers() {
        driver.syncSchema(ObjectSchema.of(
                "ticket", FieldSchema.of("no", FieldType.AUTONUMBER), FieldSchema.of("title", FieldType.TEXT)));
        Instant created = db.now();
        driver.create("ticket", data("id", "1", "no", "T-1"));
        db.advance(1000);

        DataRecord record = driver.upsert(
                "ticket",
                data("id", "1", "no", "T-2", "title", "x", "created_at", Instant.EPOCH.plusSeconds(1)),
                List.of());

        assertThat(record)
                .containsEntry("no", "T-1")
                .containsEntry("title", "x")
                .containsEntry("created_at", created);
    }

    @Test
    void b28_aMergeAdvancesUpdatedAt() {
        driver.create("account", data("id", "1"));
        db.advance(1000);

        DataRecord record =
                driver.upsert("account", data("id", "1", "name", "x", "updated_at", Instant.EPOCH), List.of());

        assertThat(record).containsEntry("updated_at", db.now());
    }

    @Test
    void b28_preserveAuditKeepsAGivenUpdatedAt() {
        driver.create("account", data("id", "1"));
        Instant then = Instant.parse("2020-01-01T00:00:00Z");

        DataRecord record = driver.upsert(
                "account",
                data("id", "1", "name", "x", "updated_at", then),
                List.of(),
                DriverOptions.NONE.withAudit(true, false));

        assertThat(record).containsEntry("updated_at", then);
    }

    @Test
    void b43_withNothingToMergeTheRecordStaysAndComesBack() {
        DataRecord before = driver.create("account", data("id", "1", "name", "a", "email", "e"));
        db.advance(1000);

        assertThat(driver.upsert("account", data("id", "1"), List.of())).isEqualTo(before);
        assertThat(driver.upsert("account", data("id", "2", "email", "e"), List.of("email")))
                .isEqualTo(before);
    }

    @Test
    void b44_keysThatNoUniqueIndexCoversAreRefusedBeforeAnythingIsWritten() {
        DriverException refusal =
                Refusals.of(() -> driver.upsert("account", data("name", "secret value"), List.of("name")));

        assertThat(refusal.code()).isEqualTo(ErrorCode.CONFLICT_TARGET);
        assertThat(refusal.problems().get(0).message()).startsWith("Cannot upsert into 'account' by [name]");
        assertThat(refusal.getMessage()).doesNotContain("secret value").doesNotContain("insert");
        assertThat(db.written()).isEmpty();
    }

    @Test
    void b44_aPartOfAUniqueIndexIsNotEnough() {
        db.runSql("create table seat (id text primary key, x, y, unique (x, y))");

        assertThat(Refusals.of(() -> driver.upsert("seat", data("x", 1, "y", 2), List.of("x")))
                        .code())
                .isEqualTo(ErrorCode.CONFLICT_TARGET);
        assertThat(driver.upsert("seat", data("x", 1, "y", 2), List.of("y", "x")))
                .containsEntry("y", 2L);
    }

    @Test
    void b44_aPartialUniqueIndexIsNotEnough() {
        db.runSql("create unique index some_names on account (name) where active = 1");

        assertThat(Refusals.of(() -> driver.upsert("account", data("name", "x"), List.of("name")))
                        .code())
                .isEqualTo(ErrorCode.CONFLICT_TARGET);
    }

    @Test
    void b44_anIndexThatHasGoneSinceIsNoticed() {
        driver.upsert("account", data("email", "a"), List.of("email"));
        db.runSql("drop index uniq_account_email");

        DriverException refusal = Refusals.of(() -> driver.upsert("account", data("email", "a"), List.of("email")));

        assertThat(refusal.code()).isEqualTo(ErrorCode.CONFLICT_TARGET);
        assertThat(refusal).hasCauseInstanceOf(DriverException.class);
    }

    @Test
    void b45_anUnrelatedFailureStaysWhatItIs() {
        driver.create("account", data("id", "1", "email", "a"));
        driver.create("account", data("id", "2", "email", "b"));

        DriverException refusal = Refusals.of(() -> driver.upsert("account", data("id", "2", "email", "a"), List.of()));

        assertThat(refusal.code()).isEqualTo(ErrorCode.UNIQUE_VIOLATION);
    }

    @Test
    void b46_anotherUniqueFieldIsNoKeyToMergeBy() {
        driver.create("account", data("id", "1", "email", "a@b.c"));

        assertThat(Refusals.of(() ->
                                driver.upsert("account", data("id", "2", "email", "a@b.c", "name", "x"), List.of()))
                        .code())
                .isEqualTo(ErrorCode.UNIQUE_VIOLATION);
        assertThat(db.query("select id, name from account")).containsExactly(new Object[] {"1", null});
    }

    @Test
    void b47_aMergeReturnsTheWholeRecordItMet() {
        driver.create("account", data("id", "1", "email", "a@b.c", "balance", 7, "since", "2026-01-31"));

        assertThat(driver.upsert("account", data("email", "a@b.c", "name", "x"), List.of("email")))
                .containsEntry("id", "1")
                .containsEntry("name", "x")
                .containsEntry("balance", 7L)
                .containsEntry("since", LocalDate.of(2026, 1, 31));
    }

    @Test
    void b217_valuesAreEncodedAsInACreate() {
        driver.create("account", data("id", "1"));

        DataRecord merged = driver.upsert(
                "account",
                data(
                        "id",
                        "1",
                        "tags",
                        List.of("a"),
                        "profile",
                        Map.of("k", 1),
                        "active",
                        false,
                        "since",
                        "2026-01-31"),
                List.of());

        assertThat(merged)
                .containsEntry("tags", List.of("a"))
                .containsEntry("profile", Map.of("k", 1L))
                .containsEntry("active", false);
        assertThat(db.query("select tags, profile, active, since from account"))
                .containsExactly(new Object[] {"[\"a\"]", "{\"k\":1}", 0L, "2026-01-31"});
    }

    @Test
    void anUnknownKeyIsRefusedTogetherWithTheData() {
        assertThat(Refusals.problemsOf(() -> driver.upsert("account", data("email", 1), List.of("email", "emial"))))
                .containsExactly("UNKNOWN_FIELD /conflictKeys/1", "TYPE_MISMATCH /email");
    }

    @Test
    void aKeyPerTenantMergesWithinTheTenantOnly() {
        driver.upsert("deal", data("code", "c", "amount", 1), List.of("code"), ACME);
        driver.upsert("deal", data("code", "c", "amount", 2), List.of("code"), OTHER);
        DataRecord merged = driver.upsert("deal", data("code", "c", "amount", 3), List.of("code"), ACME);

        assertThat(merged).containsEntry("amount", 3L).containsEntry("organization_id", "acme");
        assertThat(db.query("select organization_id, amount from deal order by amount"))
                .containsExactly(new Object[] {"other", 2L}, new Object[] {"acme", 3L});
    }

    @Test
    void aKeyPerTenantMayBeNamedInFull() {
        driver.upsert("deal", data("code", "c"), List.of("organization_id", "code"), ACME);
        driver.upsert("deal", data("code", "c", "amount", 3), List.of("code", "organization_id"), ACME);

        assertThat(db.value("select count(*) from deal")).isEqualTo(1L);
    }

    @Test
    void recordsWithoutATenantAreOneBucket() {
        driver.upsert("deal", data("code", "c", "amount", 1), List.of("code"));
        DataRecord record = driver.upsert("deal", data("code", "c", "amount", 2), List.of("code"));

        assertThat(record).containsEntry("amount", 2L).containsEntry("organization_id", null);
        assertThat(db.value("select count(*) from deal")).isEqualTo(1L);
    }

    @Test
    void anUpsertThatMeetsAnotherTenantsRecordIsAUniqueViolation() {
        driver.create("deal", data("id", "1", "slug", "s", "amount", 1), OTHER);

        DriverException byKey =
                Refusals.of(() -> driver.upsert("deal", data("slug", "s", "amount", 2), List.of("slug"), ACME));
        DriverException byId = Refusals.of(() -> driver.upsert("deal", data("id", "1", "amount", 2), List.of(), ACME));

        assertThat(byKey).isInstanceOfSatisfying(ConstraintViolationException.class, violation -> {
            assertThat(violation.object()).hasValue("deal");
            assertThat(violation.fields()).containsExactly("slug");
        });
        assertThat(byId.code()).isEqualTo(ErrorCode.UNIQUE_VIOLATION);
        assertThat(db.query("select amount from deal")).containsExactly(new Object[] {1L});
    }

    @Test
    void anUpsertThatMeetsARecordOfNoTenantIsAUniqueViolation() {
        driver.create("deal", data("slug", "s", "amount", 1));

        assertThat(Refusals.of(() -> driver.upsert("deal", data("slug", "s"), List.of("slug"), ACME))
                        .code())
                .isEqualTo(ErrorCode.UNIQUE_VIOLATION);
    }

    @Test
    void aMergeNeverMovesARecordToAnotherTenant() {
        driver.create("deal", data("id", "1", "organization_id", "acme"));

        DataRecord record = driver.upsert("deal", data("id", "1", "organization_id", "other", "amount", 2), List.of());

        assertThat(record).containsEntry("organization_id", "acme").containsEntry("amount", 2L);
    }

    @Test
    void anIndexMadeByAnotherDriverIsRecognized() {
        ObjectSchema plain = ObjectSchema.of(
                "old", FieldSchema.of("organization_id", FieldType.TEXT), FieldSchema.of("k", FieldType.TEXT));
        driver.syncSchema(plain);
        db.runSql("create unique index old_k on old (COALESCE( \"organization_id\" , '__global__'), \"k\")");

        driver.upsert("old", data("k", "x"), List.of("k"), ACME);
        driver.upsert("old", data("k", "x"), List.of("k"), ACME);

        assertThat(db.value("select count(*) from old")).isEqualTo(1L);
    }

    @Test
    void aUniqueFieldWhoseIndexIsMissingIsNoKey() {
        driver.registerObjects(List.of(ObjectDefinition.of(
                ObjectSchema.of("bare", FieldSchema.of("k", FieldType.TEXT).withUnique(Uniqueness.UNIQUE)))));
        db.runSql("create table bare (id text primary key, k text, created_at text, updated_at text)");

        assertThat(Refusals.of(() -> driver.upsert("bare", data("k", "x"), List.of("k")))
                        .code())
                .isEqualTo(ErrorCode.CONFLICT_TARGET);
    }
}
