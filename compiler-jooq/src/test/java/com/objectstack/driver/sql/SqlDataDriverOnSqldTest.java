package com.objectstack.driver.sql;

import static com.objectstack.driver.sql.TestDatabase.ACME;
import static com.objectstack.driver.sql.TestDatabase.DEAL;
import static com.objectstack.driver.sql.TestDatabase.OTHER;
import static com.objectstack.driver.sql.TestDatabase.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IntrospectedSchema.ForeignKey;
import com.objectstack.driver.RecordUpdate;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import com.objectstack.testing.sqld.HranaTestClient;
import com.objectstack.testing.sqld.HranaTestExecutor;
import com.objectstack.testing.sqld.RequiresSqld;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The statements of a driver's own making, introspection above all, on the real libSQL server. */
@RequiresSqld
class SqlDataDriverOnSqldTest {
    private SqlDataDriver driver;

    @BeforeEach
    void connect(HranaTestClient client) {
        driver = SqlDataDriver.over(new HranaTestExecutor(client), SqlDriverSettings.DEFAULTS);
        driver.introspectSchema().tables().keySet().forEach(driver::dropCollection);
        driver.syncSchema(DEAL);
    }

    @Test
    void recordsAreWrittenAndReturnedInInputOrder() {
        List<DataRecord> records =
                driver.bulkCreate("deal", List.of(data("amount", 1), data("amount", 2.5), data("code", "c")), ACME);
        List<DataRecord> updated = driver.bulkUpdate(
                "deal", List.of(new RecordUpdate(records.get(1).id(), data("amount", 9))), ACME);

        assertThat(records).extracting(r -> r.get("amount")).containsExactly(1L, 2.5, null);
        assertThat(updated).singleElement().satisfies(r -> assertThat(r).containsEntry("amount", 9L));
    }

    @Test
    void anUpsertFindsTheIndexPerTenant() {
        driver.upsert("deal", data("code", "c", "amount", 1), List.of("code"), ACME);
        driver.upsert("deal", data("code", "c", "amount", 2), List.of("code"), OTHER);

        assertThat(driver.upsert("deal", data("code", "c", "amount", 3), List.of("code"), ACME))
                .containsEntry("amount", 3L)
                .containsEntry("organization_id", "acme");
        assertThat(Refusals.of(() -> driver.upsert("deal", data("amount", 3), List.of("amount"), ACME))
                        .code())
                .isEqualTo(ErrorCode.CONFLICT_TARGET);
    }

    @Test
    void aTableIsExtendedAndDuplicatesAreFound() {
        driver.create("deal", data("amount", 1), ACME);
        driver.create("deal", data("amount", 1), ACME);

        try (CapturedLog log = new CapturedLog()) {
            driver.syncSchema(ObjectSchema.of(
                    "deal",
                    FieldSchema.of("amount", FieldType.NUMBER).withUnique(Uniqueness.GLOBAL),
                    FieldSchema.of("stage", FieldType.SELECT).withDefault("new")));

            assertThat(log.errors()).singleElement().asString().contains("uniq_deal_amount");
        }
        assertThat(driver.create("deal", data())).containsEntry("stage", "new");
    }

    @Test
    void aTableCreatedElsewhereIsKnown() {
        driver.execute("create table log (id integer primary key, line)");

        assertThat(driver.create("log", data("line", "a"))).containsEntry("id", "1");
    }

    @Test
    void theSchemaIsReadBack() {
        driver.execute("create table child (id text primary key, deal references deal)");

        assertThat(driver.introspectSchema().tables()).containsOnlyKeys("deal", "child");
        assertThat(driver.introspectSchema().tables().get("child").foreignKeys())
                .containsExactly(new ForeignKey("deal", "deal", "id", "fk_child_deal"));
    }
}
