package com.objectstack.driver.sql;

import static com.objectstack.schema.FieldType.DATETIME;
import static com.objectstack.schema.FieldType.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.Transaction;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.testing.JdbcTestExecutor;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contract B250. */
class AutoMigrateTest {
    private static final ObjectSchema DEAL = ObjectSchema.of("deal", FieldSchema.of("at", DATETIME));

    private static final String STALE = "schema drift of 'deal', drop_column (DESTRUCTIVE): ";

    private final JdbcTestExecutor executor = new JdbcTestExecutor();
    private final CapturedLog log = new CapturedLog();
    private SqlDataDriver driver = SqlDataDriver.over(executor, SqlDriverSettings.DEFAULTS);

    /** A moment written in another way, which is safe to mend, and a column too many, which is not. */
    @BeforeEach
    void load() {
        driver.syncSchema(ObjectSchema.of("deal", FieldSchema.of("at", DATETIME), FieldSchema.of("stale", TEXT)));
        driver.execute("insert into deal (id, at) values ('1', '2026-01-01 10:00')");
    }

    @AfterEach
    void close() {
        log.close();
        driver.close();
    }

    private void reopen(SqlDriverSettings settings) {
        driver = SqlDataDriver.over(executor, settings);
    }

    private Object storedMoment() {
        return executor.run(SqlStatement.read("select at from deal", List.of()), Deadline.NONE)
                .rows()
                .get(0)[0];
    }

    @Test
    void whatIsSafeIsMadeAndTheRestToldOnce() {
        reopen(SqlDriverSettings.DEFAULTS.withAutoMigrate(AutoMigrate.SAFE));

        driver.syncSchema(DEAL);
        driver.syncSchema(DEAL);

        assertThat(storedMoment()).isEqualTo("2026-01-01T10:00:00.000Z");
        assertThat(log.warnings()).singleElement().asString().startsWith(STALE);
        assertThat(driver.introspectSchema().tables().get("deal").columns())
                .anyMatch(column -> column.name().equals("stale"));
    }

    @Test
    void inProductionNothingIsMade() {
        reopen(SqlDriverSettings.DEFAULTS.withAutoMigrate(AutoMigrate.SAFE).inProduction());

        driver.syncSchema(DEAL);

        assertThat(storedMoment()).isEqualTo("2026-01-01 10:00");
        assertThat(log.warnings()).hasSize(3).first().isEqualTo("autoMigrate 'safe' is off in production");
    }

    @Test
    void offIsToTell() {
        reopen(SqlDriverSettings.DEFAULTS.withAutoMigrate(AutoMigrate.OFF));

        driver.syncSchema(DEAL);

        assertThat(storedMoment()).isEqualTo("2026-01-01 10:00");
        assertThat(log.warnings()).hasSize(2);
    }

    @Test
    void unlessAskedForNothingIsLookedFor() {
        reopen(SqlDriverSettings.DEFAULTS);

        driver.syncSchema(DEAL);

        assertThat(storedMoment()).isEqualTo("2026-01-01 10:00");
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void inATransactionOfTheCallerNothingIsLookedFor() {
        reopen(SqlDriverSettings.DEFAULTS.withAutoMigrate(AutoMigrate.SAFE));
        Transaction transaction = driver.beginTransaction();

        driver.syncSchema("deal", DEAL, DriverOptions.NONE.withTransaction(transaction));
        driver.commit(transaction);

        assertThat(storedMoment()).isEqualTo("2026-01-01 10:00");
        assertThat(log.warnings()).isEmpty();
    }
}
