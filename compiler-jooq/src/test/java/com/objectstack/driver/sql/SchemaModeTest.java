package com.objectstack.driver.sql;

import static com.objectstack.driver.sql.TestDatabase.ACCOUNT;
import static com.objectstack.driver.sql.TestDatabase.data;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.SchemaChange;
import com.objectstack.testing.JdbcTestExecutor;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contract B238 and B243, and STRICT tables. */
class SchemaModeTest {
    private final JdbcTestExecutor executor = new JdbcTestExecutor();
    private SqlDataDriver driver = SqlDataDriver.over(executor, SqlDriverSettings.DEFAULTS);

    @AfterEach
    void close() {
        driver.close();
    }

    private void reopen(SqlDriverSettings settings) {
        driver = SqlDataDriver.over(executor, settings);
    }

    @ParameterizedTest
    @EnumSource(
            value = SchemaMode.class,
            names = {"EXTERNAL", "VALIDATE_ONLY"})
    void b238_aSchemaOfSomebodyElseIsNotChanged(SchemaMode mode) {
        driver.syncSchema(ACCOUNT);
        reopen(SqlDriverSettings.DEFAULTS.withSchemaMode(mode));
        driver.registerObjects(List.of(new com.objectstack.driver.ObjectDefinition("account", ACCOUNT)));
        FieldSchema field = FieldSchema.of("x", FieldType.TEXT);

        for (Runnable change : List.<Runnable>of(
                () -> driver.dropTable("account", DriverOptions.NONE),
                () -> driver.dropCollection("account"),
                () -> driver.addColumn("account", "x", field),
                () -> driver.modifyColumn("account", "name", field),
                () -> driver.dropColumn("account", "name"),
                () -> driver.createIndex("account", IndexSchema.on("name")),
                () -> driver.dropIndex("account", "uniq_account_email"),
                () -> driver.rebuildSearchIndex("account"),
                () -> driver.deferSchema(),
                () -> driver.applyDrift(List.<SchemaChange>of(), true))) {
            assertThat(Refusals.of(change::run).code()).isEqualTo(ErrorCode.UNSUPPORTED);
        }
        assertThat(driver.create("account", data("name", "n"))).containsEntry("name", "n");
        assertThat(driver.detectDrift(List.of()).isNone()).isTrue();
    }

    @Test
    void b238_anObjectIsRegisteredBeforeItsTableIsRefused() {
        driver.syncSchema(ACCOUNT);
        reopen(SqlDriverSettings.DEFAULTS.withSchemaMode(SchemaMode.EXTERNAL));

        assertThat(Refusals.of(() -> driver.syncSchema(ACCOUNT)).code()).isEqualTo(ErrorCode.UNSUPPORTED);
        assertThat(driver.create("account", data("active", true))).containsEntry("active", true);
    }

    @Test
    void aTableThatLacksColumnsIsInvalid() {
        driver.syncSchema(ACCOUNT);
        reopen(SqlDriverSettings.DEFAULTS.withSchemaMode(SchemaMode.VALIDATE_ONLY));

        driver.syncSchema(ACCOUNT);
        driver.syncSchemasBatch(List.of(), DriverOptions.NONE);
        assertThat(Refusals.problemsOf(() -> driver.syncSchema(ObjectSchema.of(
                        "account", FieldSchema.of("name", FieldType.TEXT), FieldSchema.of("more", FieldType.TEXT)))))
                .containsExactly("SCHEMA_CONFLICT /fields/more");
        assertThat(Refusals.problemsOf(() -> driver.syncSchema(ObjectSchema.of("nowhere"))))
                .containsExactly("SCHEMA_CONFLICT ");
    }

    @Test
    void b243_whatIsDeferredIsPreviewedThenDone() {
        driver.syncSchema(ObjectSchema.of("account", FieldSchema.of("at", FieldType.DATETIME)));
        driver.execute("insert into account (id, at) values ('1', '2026-01-01 10:00')");
        driver.deferSchema();
        driver.syncSchema(ObjectSchema.of(
                "account", FieldSchema.of("at", FieldType.DATETIME), FieldSchema.of("n", FieldType.NUMBER)));
        driver.syncSchema(ObjectSchema.of("deal"));

        assertThat(driver.introspectSchema().tables()).containsOnlyKeys("account");
        List<SchemaChange> pending = driver.pendingSchema().changes();
        assertThat(pending)
                .extracting(SchemaChange::kindName)
                .containsExactly("normalize_values", "add_column", "create_table");

        executor.log().clear();
        assertThat(driver.flushSchema().applied()).isEqualTo(pending);
        assertThat(executor.log().stream()
                        .filter(statement -> statement.access() == SqlStatement.Access.WRITE)
                        .map(SqlStatement::sql))
                .containsExactlyElementsOf(pending.stream()
                        .flatMap(change -> change.sql().stream())
                        .toList());
        driver.syncSchema(ObjectSchema.of("more"));
        assertThat(driver.introspectSchema().tables()).containsOnlyKeys("account", "deal", "more");
        assertThat(driver.pendingSchema().isNone()).isTrue();
    }

    @Test
    void strictTablesTakeEveryTypeAndRefuseOthers() {
        reopen(SqlDriverSettings.DEFAULTS.withStrictTables());
        driver.syncSchema(ACCOUNT);
        driver.syncSchema(ObjectSchema.of(
                "account",
                java.util.stream.Stream.concat(
                                ACCOUNT.fields().values().stream(),
                                java.util.stream.Stream.of(FieldSchema.of("more", FieldType.NUMBER)))
                        .toArray(FieldSchema[]::new)));

        assertThat(driver.create("account", data("id", "1", "balance", 1.5, "more", 2, "active", false)))
                .containsEntry("balance", 1.5)
                .containsEntry("more", 2L)
                .containsEntry("active", false);
        driver.modifyColumn("account", "name", FieldSchema.of("name", FieldType.NUMBER));
        assertThat(driver.create("account", data("name", 7))).containsEntry("name", 7L);
        assertThat(Refusals.of(() -> driver.execute("update account set active = 'x'"))
                        .code())
                .isNotNull();
        assertThat(executor.run(
                                SqlStatement.read("select strict from pragma_table_list('account')", List.of()),
                                Deadline.NONE)
                        .rows()
                        .get(0))
                .containsExactly(1L);
        assertThat(driver.detectDrift(List.of()).isNone()).isTrue();
    }
}
