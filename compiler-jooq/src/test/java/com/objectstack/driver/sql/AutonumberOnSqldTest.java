package com.objectstack.driver.sql;

import static com.objectstack.driver.sql.TestDatabase.ACME;
import static com.objectstack.driver.sql.TestDatabase.OTHER;
import static com.objectstack.driver.sql.TestDatabase.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.ErrorCode;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import com.objectstack.testing.sqld.HranaTestClient;
import com.objectstack.testing.sqld.HranaTestExecutor;
import com.objectstack.testing.sqld.RequiresSqld;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Numbers on the real libSQL server, where the contract's drivers had none (B198). */
@RequiresSqld
class AutonumberOnSqldTest {
    private SqlDataDriver driver;

    @BeforeEach
    void connect(HranaTestClient client) {
        driver = SqlDataDriver.over(new HranaTestExecutor(client), SqlDriverSettings.DEFAULTS);
        driver.introspectSchema().tables().keySet().forEach(driver::dropCollection);
        driver.execute("drop table if exists _objectstack_sequences");
    }

    private static ObjectSchema deal(FieldSchema number) {
        return ObjectSchema.of(
                "deal",
                FieldSchema.of("organization_id", FieldType.TEXT),
                FieldSchema.of("code", FieldType.TEXT).withUnique(Uniqueness.UNIQUE),
                number);
    }

    @Test
    void b198_numbersAreDrawnAndRepaired() {
        driver.syncSchema(deal(FieldSchema.of("no", FieldType.TEXT)));
        driver.create("deal", data("no", "D-7"), ACME);
        driver.syncSchema(deal(FieldSchema.autonumber("no", "D-{000}").withUnique(Uniqueness.UNIQUE)));

        assertThat(driver.create("deal", data(), ACME)).containsEntry("no", "D-008");
        assertThat(driver.create("deal", data(), OTHER)).containsEntry("no", "D-001");
        driver.execute(
                "insert into deal (id, organization_id, no) values ('x', 'acme', 'D-009'), ('y', 'acme', 'D-030')");
        assertThat(driver.bulkCreate("deal", List.of(data(), data("no", "own"), data()), ACME))
                .extracting(record -> record.get("no"))
                .containsExactly("D-031", "own", "D-032");
        assertThat(driver.upsert("deal", data("code", "c"), List.of("code"), ACME))
                .containsEntry("no", "D-033");
        assertThat(driver.upsert("deal", data("code", "c"), List.of("code"), ACME))
                .containsEntry("no", "D-033");
        assertThat(driver.create("deal", data(), ACME)).containsEntry("no", "D-034");
    }

    @Test
    void aLongBulkAndBareNumbers() {
        driver.syncSchema(deal(FieldSchema.autonumber("no", "{0}")));
        driver.create("deal", data("no", "A-1-2"), ACME);

        assertThat(driver.bulkCreate(
                        "deal",
                        IntStream.range(0, 600)
                                .mapToObj(i -> data("code", "c" + i))
                                .toList(),
                        ACME))
                .extracting(record -> record.get("no"))
                .isEqualTo(IntStream.range(13, 613).mapToObj(String::valueOf).toList());
    }

    @Test
    void anUpsertLacksAFieldOnlyIfItInserts() {
        driver.syncSchema(deal(FieldSchema.autonumber("no", "{code}-{0}")));

        assertThat(Refusals.problemsOf(() -> driver.upsert("deal", data("id", "1"), List.of(), ACME)))
                .containsExactly("INVALID_DATA /code");
        driver.create("deal", data("id", "1", "code", "c"), ACME);
        assertThat(driver.upsert("deal", data("id", "1"), List.of(), ACME)).containsEntry("no", "c-1");
    }

    @Test
    void anEarlierTableKeepsItsCountersAndAMissingOneIsTold() {
        driver.execute("create table _objectstack_sequences (object text not null, tenant_id text not null,"
                + " field text not null, last_value bigint not null default 0, updated_at text,"
                + " primary key (object, tenant_id, field))");
        driver.execute("insert into _objectstack_sequences values ('deal', 'acme', 'no', 41, null)");
        driver.syncSchema(deal(FieldSchema.autonumber("no", "{0}")));

        assertThat(driver.create("deal", data(), ACME)).containsEntry("no", "42");
        driver.execute("drop table _objectstack_sequences");
        assertThat(Refusals.of(() -> driver.create("deal", data(), ACME)).code())
                .isEqualTo(ErrorCode.SCHEMA_CONFLICT);
    }
}
