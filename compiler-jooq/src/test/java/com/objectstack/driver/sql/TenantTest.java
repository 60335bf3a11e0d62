package com.objectstack.driver.sql;

import static com.objectstack.driver.sql.TestDatabase.ACCOUNT;
import static com.objectstack.driver.sql.TestDatabase.ACME;
import static com.objectstack.driver.sql.TestDatabase.DEAL;
import static com.objectstack.driver.sql.TestDatabase.OTHER;
import static com.objectstack.driver.sql.TestDatabase.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.ConstraintViolationException;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.driver.RecordUpdate;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Tenancy;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Contract 5.16 and decision 13, on writes. */
class TenantTest {
    private final CapturedLog log = new CapturedLog();
    private final TestDatabase db = new TestDatabase(ACCOUNT, DEAL);
    private final SqlDataDriver driver = db.driver;

    @AfterEach
    void close() {
        db.close();
        log.close();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "")
    void b204_anEmptyTenantIsStamped(String given) {
        DataRecord record = driver.create("deal", data("organization_id", given), ACME);

        assertThat(record).containsEntry("organization_id", "acme");
    }

    @Test
    void b204_bulkCreateStampsEveryRecord() {
        List<DataRecord> records =
                driver.bulkCreate("deal", List.of(data("amount", 1), data("organization_id", "acme")), ACME);

        assertThat(records).extracting(r -> r.getString("organization_id")).containsExactly("acme", "acme");
    }

    @Test
    void anotherTenantInDataIsRefusedWhereverItStands() {
        RecordUpdate update = new RecordUpdate("1", data("organization_id", "other"));

        assertThat(Refusals.problemsOf(() -> driver.create("deal", data("organization_id", "other"), ACME)))
                .containsExactly("INVALID_DATA /organization_id");
        assertThat(Refusals.problemsOf(
                        () -> driver.bulkCreate("deal", List.of(data(), data("organization_id", "other")), ACME)))
                .containsExactly("INVALID_DATA /1/organization_id");
        assertThat(Refusals.problemsOf(() -> driver.bulkUpdate("deal", List.of(update), ACME)))
                .containsExactly("INVALID_DATA /0/data/organization_id");
        assertThat(Refusals.problemsOf(
                        () -> driver.updateMany("deal", QueryAST.ALL, data("organization_id", null), ACME)))
                .containsExactly("INVALID_DATA /organization_id");
        assertThat(db.executor.log()).isEmpty();
    }

    @Test
    void anUpdateMayCarryItsOwnTenant() {
        driver.create("deal", data("id", "1"), ACME);

        assertThat(driver.update("deal", "1", data("organization_id", "acme", "amount", 2), ACME))
                .hasValueSatisfying(record -> assertThat(record).containsEntry("amount", 2L));
    }

    @Test
    void withoutATenantDataIsFree() {
        driver.create("deal", data("id", "1", "organization_id", "acme"));

        assertThat(driver.update("deal", "1", data("organization_id", "other")))
                .hasValueSatisfying(record -> assertThat(record).containsEntry("organization_id", "other"));
    }

    @Test
    void b203_anotherTenantsRecordIsNeitherUpdatedNorDeleted() {
        driver.create("deal", data("id", "1", "amount", 1), OTHER);

        assertThat(driver.update("deal", "1", data("amount", 2), ACME)).isEmpty();
        assertThat(driver.update("deal", "1", data(), ACME)).isEmpty();
        assertThat(driver.delete("deal", "1", ACME)).isFalse();
        assertThat(db.value("select amount from deal")).isEqualTo(1L);
    }

    @Test
    void b202_manyOperationsKeepToOwnRecords() {
        driver.create("deal", data("id", "1", "amount", 1), OTHER);
        driver.create("deal", data("id", "2", "amount", 1), ACME);

        driver.bulkDelete("deal", List.of("1"), ACME);

        assertThat(driver.bulkUpdate("deal", List.of(new RecordUpdate("1", data("amount", 9))), ACME))
                .isEmpty();
        assertThat(driver.updateMany("deal", QueryAST.ALL, data("amount", 2), ACME))
                .isEqualTo(1);
        assertThat(driver.deleteMany("deal", QueryAST.ALL, ACME)).isEqualTo(1);
        assertThat(db.query("select id, amount from deal")).containsExactly(new Object[] {"1", 1L});
    }

    @Test
    void b210_recordsOfNoTenantAreReadAndNotWritten() {
        driver.create("deal", data("id", "1", "amount", 1));

        assertThat(driver.findById("deal", "1", ACME)).isPresent();
        assertThat(driver.update("deal", "1", data("amount", 2), ACME)).isEmpty();
        assertThat(driver.delete("deal", "1", ACME)).isFalse();
    }

    @Test
    void b206_tenantIdsWidenReadsAndNeverWrites() {
        driver.create("deal", data("id", "1"), OTHER);
        DriverOptions both = ACME.withTenantIds(List.of("acme", "other"));

        assertThat(driver.findById("deal", "1", both)).isPresent();
        assertThat(driver.delete("deal", "1", both)).isFalse();
    }

    @Test
    void b205_objectsWithoutATenantColumnAreUnaffected() {
        driver.create("account", data("id", "1"), OTHER);

        assertThat(driver.update("account", "1", data("name", "x"), ACME)).isPresent();
    }

    @Test
    void b207_anOptOutStaysUntilASchemaSaysOtherwise() {
        ObjectSchema optedOut =
                new ObjectSchema("deal", DEAL.fields(), DEAL.indexes(), new Tenancy(false, null), DEAL.metadata());
        driver.registerObjects(List.of(ObjectDefinition.of(optedOut)));

        driver.registerObjects(List.of(ObjectDefinition.of(DEAL)));
        DataRecord unscoped = driver.create("deal", data("id", "1"), ACME);
        driver.registerObjects(List.of(ObjectDefinition.of(DEAL.withTenantField("organization_id"))));
        DataRecord scoped = driver.create("deal", data("id", "2"), ACME);

        assertThat(unscoped).containsEntry("organization_id", null);
        assertThat(scoped).containsEntry("organization_id", "acme");
    }

    @Test
    void b209_anUnscopedWriteWarnsOncePerObjectAndOperation() {
        driver.create("deal", data("id", "1"));
        driver.create("deal", data("id", "2"));
        driver.delete("deal", "1");
        driver.create("account", data("id", "1"));

        assertThat(log.warnings())
                .containsExactly(
                        "create on 'deal' without a tenantId writes across tenants; pass one, or bypassTenantAudit",
                        "delete on 'deal' without a tenantId writes across tenants; pass one, or bypassTenantAudit");
    }

    @Test
    void b209_bypassTenantAuditSilencesTheWarning() {
        driver.create("deal", data("id", "1"), DriverOptions.NONE.withAudit(false, true));

        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void aViolationPerTenantNamesTheField() {
        driver.create("deal", data("code", "c"), ACME);

        assertThat(Refusals.of(() -> driver.create("deal", data("code", "c"), ACME)))
                .isInstanceOfSatisfying(ConstraintViolationException.class, violation -> {
                    assertThat(violation.object()).hasValue("deal");
                    assertThat(violation.fields()).containsExactly("code");
                });
    }

    @Test
    void aRegisteredTableUnderAnotherCaseIsUnknown() {
        driver.create("deal", data("id", "1"), OTHER);

        assertThat(Refusals.problemsOf(() -> driver.find("DEAL", QueryAST.ALL, ACME)))
                .containsExactly("UNKNOWN_OBJECT ");
    }
}
