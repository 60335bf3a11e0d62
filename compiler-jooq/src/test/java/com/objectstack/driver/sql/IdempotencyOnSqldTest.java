package com.objectstack.driver.sql;

import static com.objectstack.driver.sql.TestDatabase.ACCOUNT;
import static com.objectstack.driver.sql.TestDatabase.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.QueryAST;
import com.objectstack.testing.sqld.HranaTestClient;
import com.objectstack.testing.sqld.HranaTestExecutor;
import com.objectstack.testing.sqld.RequiresSqld;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writes with an idempotency key on the real libSQL server. */
@RequiresSqld
class IdempotencyOnSqldTest {
    private static final DriverOptions KEY = DriverOptions.NONE.withIdempotencyKey("k1");

    private SqlDataDriver driver;

    @BeforeEach
    void connect(HranaTestClient client) {
        driver = SqlDataDriver.over(new HranaTestExecutor(client), SqlDriverSettings.DEFAULTS);
        driver.introspectSchema().tables().keySet().forEach(driver::dropCollection);
        driver.execute("drop table if exists _objectstack_idempotency");
    }

    @Test
    void aWriteIsDoneOnce() {
        driver.syncSchema(ACCOUNT);
        List<Map<String, Object>> rows = List.of(Map.of("id", "z"), Map.of("name", "Ann"));
        List<DataRecord> made = driver.bulkCreate("account", rows, KEY);

        assertThat(driver.bulkCreate("account", rows, KEY)).isEqualTo(made);
        assertThat(Refusals.problemsOf(() -> driver.delete("account", "z", KEY)))
                .containsExactly("INVALID_DATA /options/idempotencyKey");
        assertThat(driver.count("account", QueryAST.ALL)).isEqualTo(2);
    }

    @Test
    void aKeyIsKeptWithTheCallersTransaction() {
        driver.syncSchema(ACCOUNT);
        DriverException refused = Refusals.of(() -> driver.runInTransaction(tx -> {
            tx.create("account", data("name", "Ann"), KEY);
            tx.create("account", data("name", "Ann"), KEY);
            tx.create("account", data("nmae", "Ann"));
        }));
        assertThat(refused.code()).isEqualTo(ErrorCode.UNKNOWN_FIELD);

        driver.create("account", data("name", "Ann"), KEY);

        assertThat(driver.count("account", QueryAST.ALL)).isEqualTo(1);
    }

    @Test
    void aDatabaseWithoutTheTableRefusesAKey() {
        driver.syncSchema(ACCOUNT);
        driver.execute("drop table _objectstack_idempotency");

        assertThat(Refusals.problemsOf(() -> driver.create("account", data(), KEY)))
                .containsExactly("SCHEMA_CONFLICT /options/idempotencyKey");
    }
}
