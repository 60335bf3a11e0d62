package com.objectstack.driver.sql;

import static com.objectstack.driver.sql.TestDatabase.data;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.driver.sql.SchemaLedger.Entry;
import com.objectstack.driver.sql.SchemaLedger.Lock;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes of a schema in one transaction, on whatever executor. */
public abstract class SchemaChanging {
    private static final Instant NOW = Instant.parse("2026-11-26T09:05:12Z");
    private static final FieldSchema NAME = FieldSchema.of("name", FieldType.TEXT);
    private static final FieldSchema SIZE = FieldSchema.of("size", FieldType.TEXT);
    private static final ObjectDefinition BOX = ObjectDefinition.of(ObjectSchema.of("box", NAME, SIZE));

    private SqlDataDriver driver;

    /** An empty database. */
    protected abstract SqlExecutor open();

    @BeforeEach
    void connect() {
        driver = SqlDataDriver.over(open(), SqlDriverSettings.DEFAULTS);
        driver.syncSchema(BOX.schema());
        driver.create("box", data("id", "b1", "name", "one", "size", "7"));
        driver.create("box", data("id", "b2", "name", "two", "size", null));
    }

    @AfterEach
    void disconnect() {
        driver.close();
    }

    private void change(SchemaTransaction transaction) {
        transaction.declare(BOX);
        transaction.modifyColumn("box", FieldSchema.of("size", FieldType.NUMBER));
        transaction.dropColumn("box", "name");
        transaction.settle(ObjectDefinition.of(ObjectSchema.of(
                "box",
                FieldSchema.of("size", FieldType.NUMBER).asIndexed(),
                FieldSchema.of("full", FieldType.BOOLEAN))));
    }

    private List<Object> sizes() {
        return driver.executeRaw("select size from box order by id").rows().stream()
                .map(row -> row.get("size"))
                .toList();
    }

    @Test
    void severalRebuildsAreOneTransaction() {
        driver.changeSchema(transaction -> {
            change(transaction);
            return true;
        });

        assertThat(sizes()).containsExactly(7L, null);
        assertThat(driver.introspectSchema().tables().get("box").columns())
                .extracting(column -> column.name())
                .containsExactly("id", "size", "created_at", "updated_at", "full");
    }

    @Test
    void whatThrowsUndoesAll() {
        List<Object> before =
                List.copyOf(driver.executeRaw("select * from sqlite_schema").rows());

        DriverException failure = catchThrowableOfType(
                DriverException.class,
                () -> driver.changeSchema(transaction -> {
                    change(transaction);
                    return transaction.execute("select * from nowhere");
                }));

        assertThat(failure).hasMessageContaining("nowhere");
        assertThat(driver.executeRaw("select * from sqlite_schema").rows()).isEqualTo(before);
        assertThat(sizes()).containsExactly("7", null);
    }

    @Test
    void whatIsTriedIsToldAndUndone() {
        List<String> statements = driver.tryOnSchema(transaction -> {
            change(transaction);
            return transaction.statements();
        });

        assertThat(statements)
                .anySatisfy(sql -> assertThat(sql).startsWith("create table `_objectstack_rebuild_box`"))
                .noneSatisfy(sql -> assertThat(sql).contains("_objectstack_dropped"))
                .noneSatisfy(sql -> assertThat(sql).startsWith("savepoint"))
                .last()
                .isEqualTo("create index if not exists `idx_box_size` on `box`(`size`)");
        assertThat(sizes()).containsExactly("7", null);
    }

    @Test
    void noMoreKeysMayBeBrokenThanBefore() {
        driver.executeRaw("create table lid (id text primary key, box text references box (id))");
        driver.executeRaw("insert into lid values ('l1', 'b1')");

        DriverException failure = catchThrowableOfType(
                DriverException.class,
                () -> driver.changeSchema(transaction -> transaction.execute("delete from box where id = 'b1'")));

        assertThat(failure.code()).isEqualTo(ErrorCode.FOREIGN_KEY_VIOLATION);
        assertThat(failure).hasMessageContaining("1 records of 'lid' refer to records of 'box'");
        assertThat(sizes()).hasSize(2);
    }

    @Test
    void keysThatWereBrokenBeforeAreNoHindrance() {
        driver.executeRaw("create table lid (id text primary key, box text references box (id))");
        driver.changeSchema(transaction -> {
            transaction.dropTable("lid");
            return true;
        });
        driver.executeRaw("create table lid (id text primary key, box text)");
        driver.executeRaw("insert into lid values ('l1', 'nowhere')");

        driver.changeSchema(transaction -> transaction.execute("update box set name = 'x'"));

        assertThat(driver.executeRaw("select 1 from box where name = 'x'").rows())
                .hasSize(2);
    }

    @Test
    void aRenamedTableTakesItsViewsAlong() {
        driver.executeRaw("create view names as select name from box");

        driver.changeSchema(transaction -> {
            transaction.declare(BOX);
            transaction.renameTable("box", ObjectDefinition.of(BOX.schema().named("crate")));
            return true;
        });

        assertThat(driver.executeRaw("select * from names").rows()).hasSize(2);
        assertThat(driver.executeRaw("select * from crate").rows()).hasSize(2);
    }

    @Test
    void aTableIsNotRenamedToOneThatIsThere() {
        driver.executeRaw("create table crate (id text)");

        DriverException failure = catchThrowableOfType(
                DriverException.class,
                () -> driver.changeSchema(transaction -> {
                    transaction.declare(BOX);
                    transaction.renameTable(
                            "box", ObjectDefinition.of(BOX.schema().named("crate")));
                    return true;
                }));

        assertThat(failure.code()).isEqualTo(ErrorCode.SCHEMA_CONFLICT);
        assertThat(failure).hasMessageContaining("'box' cannot be renamed to 'crate'");
    }

    @Test
    void differencesAreToldOfObjectsThatNobodyRegistered() {
        ObjectDefinition other = ObjectDefinition.of(ObjectSchema.of("other", NAME));

        assertThat(driver.compare(List.of(other)).changes())
                .extracting(change -> change.kindName())
                .containsExactly("create_table");
        assertThat(driver.compare(List.of(BOX)).isNone()).isTrue();
    }

    @Test
    void theLedgerIsWrittenWithTheChange() {
        Entry entry = new Entry("1", "sum", "what", NOW, "{}");
        driver.changeSchema(transaction -> {
            transaction.ledger().acquire(new Lock("me", NOW.plusSeconds(60)), NOW, false);
            transaction.ledger().append(entry);
            return true;
        });
        assertThat(driver.schemaLedger().entries()).containsExactly(entry);
        assertThat(driver.schemaLedger().lock()).contains(new Lock("me", NOW.plusSeconds(60)));

        driver.changeSchema(transaction -> {
            transaction.ledger().remove("1");
            transaction.ledger().release("me");
            return true;
        });
        assertThat(driver.schemaLedger().entries()).isEmpty();
        assertThat(driver.schemaLedger().lock()).isEmpty();
    }

    @Test
    void aDatabaseWithoutLedgerHasNoEntriesAndNoLock() {
        assertThat(driver.schemaLedger().entries()).isEmpty();
        assertThat(driver.schemaLedger().lock()).isEmpty();
    }

    @Test
    void halfALedgerIsRefused() {
        driver.executeRaw("create table _objectstack_migrations (id text)");

        DriverException failure = catchThrowableOfType(
                DriverException.class, () -> driver.schemaLedger().entries());

        assertThat(failure.code()).isEqualTo(ErrorCode.SCHEMA_CONFLICT);
        assertThat(failure).hasMessageContaining("it is not whole");
    }
}
