package com.objectstack.driver.sqlite;

import static com.objectstack.driver.sqlite.Databases.fails;
import static com.objectstack.driver.sqlite.Databases.readOf;
import static com.objectstack.driver.sqlite.Databases.value;
import static com.objectstack.driver.sqlite.Databases.write;
import static com.objectstack.driver.sqlite.Databases.writeOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.SqlCursor;
import com.objectstack.driver.sql.SqlExecutor;
import com.objectstack.driver.sql.SqlTransaction;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a transaction keeps, undoes, loses and refuses. */
class SqliteTransactionTest {
    @TempDir
    Path directory;

    private SqlExecutor executor;

    @BeforeEach
    void createTable() {
        executor = Databases.openFile(directory);
        write(executor, "create table t (id integer primary key, a)");
    }

    @AfterEach
    void close() {
        executor.close();
    }

    private Object count() {
        return value(executor, "select count(*) from t");
    }

    @Test
    void commitMakesWritesLast() {
        SqlTransaction tx = executor.begin(Deadline.NONE);
        write(tx, "insert into t (id) values (1)");
        assertThat(count()).isEqualTo(0L);
        assertThat(value(tx, "select count(*) from t")).isEqualTo(1L);

        tx.commit();

        assertThat(count()).isEqualTo(1L);
    }

    @Test
    void rollbackUndoesWrites() {
        SqlTransaction tx = executor.begin(Deadline.NONE);
        write(tx, "insert into t (id) values (1)");

        tx.rollback();

        assertThat(count()).isEqualTo(0L);
    }

    @Test
    void endedTransactionRefusesEverything() {
        SqlTransaction tx = executor.begin(Deadline.NONE);
        tx.commit();

        fails(ErrorCode.TRANSACTION_CLOSED, () -> value(tx, "select 1"));
        fails(ErrorCode.TRANSACTION_CLOSED, tx::commit);
        fails(ErrorCode.TRANSACTION_CLOSED, tx::rollback);
    }

    @Test
    void harmlessErrorKeepsTheTransaction() {
        SqlTransaction tx = executor.begin(Deadline.NONE);
        write(tx, "insert into t (id) values (1)");

        fails(ErrorCode.UNIQUE_VIOLATION, () -> write(tx, "insert into t (id) values (2), (1)"));
        fails(ErrorCode.INVALID_QUERY, () -> write(tx, "insert into nothing values (1)"));
        tx.commit();

        assertThat(count()).isEqualTo(1L);
    }

    @Test
    void batchInsideIsUndoneAlone() {
        SqlTransaction tx = executor.begin(Deadline.NONE);
        write(tx, "insert into t (id) values (1)");

        fails(
                ErrorCode.UNIQUE_VIOLATION,
                () -> tx.batch(
                        List.of(writeOf("insert into t (id) values (2)"), writeOf("insert into t (id) values (1)")),
                        Deadline.NONE));
        tx.batch(List.of(writeOf("insert into t (id) values (3)")), Deadline.NONE);
        tx.commit();

        assertThat(value(executor, "select group_concat(id) from t")).isEqualTo("1,3");
    }

    @Test
    void savepointsWorkBySql() {
        SqlTransaction tx = executor.begin(Deadline.NONE);
        write(tx, "savepoint s");
        write(tx, "insert into t (id) values (1)");
        write(tx, "rollback to s");
        write(tx, "release s");

        tx.commit();

        assertThat(count()).isEqualTo(0L);
    }

    @Test
    void transactionCannotBeEndedBySql() {
        SqlTransaction tx = executor.begin(Deadline.NONE);

        fails(ErrorCode.INVALID_QUERY, () -> write(tx, "commit"));
        fails(ErrorCode.INVALID_QUERY, () -> write(tx, "rollback"));

        tx.rollback();
    }

    @Test
    void deadlineLosesTheTransaction() {
        SqlTransaction tx = executor.begin(Deadline.NONE);
        write(tx, "insert into t (id) values (1)");

        fails(ErrorCode.TIMEOUT, () -> tx.run(readOf(Databases.endless()), Deadline.after(Duration.ofMillis(20))));

        fails(ErrorCode.TRANSACTION_LOST, () -> value(tx, "select 1"));
        fails(ErrorCode.TRANSACTION_LOST, tx::commit);
        tx.rollback();
        fails(ErrorCode.TRANSACTION_CLOSED, tx::rollback);
        assertThat(count()).isEqualTo(0L);
    }

    @Test
    void lostTransactionFreesTheWriter() {
        SqlTransaction tx = executor.begin(Deadline.NONE);
        fails(ErrorCode.TIMEOUT, () -> tx.run(readOf(Databases.endless()), Deadline.after(Duration.ofMillis(20))));

        write(executor, "insert into t (id) values (1)");

        assertThat(count()).isEqualTo(1L);
        tx.rollback();
    }

    @Test
    void conflictThatRollsBackLosesTheTransaction() {
        SqlTransaction tx = executor.begin(Deadline.NONE);
        write(tx, "insert into t (id) values (1)");

        fails(ErrorCode.UNIQUE_VIOLATION, () -> write(tx, "insert or rollback into t (id) values (1)"));

        fails(ErrorCode.TRANSACTION_LOST, () -> write(tx, "insert into t (id) values (2)"));
        tx.rollback();
        assertThat(count()).isEqualTo(0L);
    }

    @Test
    void fullDatabaseLosesTheTransaction() {
        write(executor, "pragma max_page_count = 20");
        SqlTransaction tx = executor.begin(Deadline.NONE);

        fails(ErrorCode.DATABASE_FULL, () -> write(tx, "insert into t (a) values (zeroblob(1000000))"));

        fails(ErrorCode.TRANSACTION_LOST, () -> write(tx, "insert into t (id) values (2)"));
        tx.rollback();
        assertThat(count()).isEqualTo(0L);
    }

    @Test
    void unmetForeignKeyAtCommitKeepsTheTransaction() {
        write(executor, "create table c (p references t (id) deferrable initially deferred)");
        SqlTransaction tx = executor.begin(Deadline.NONE);
        write(tx, "insert into c values (7)");

        fails(ErrorCode.FOREIGN_KEY_VIOLATION, tx::commit);
        write(tx, "insert into t (id) values (7)");
        tx.commit();

        assertThat(count()).isEqualTo(1L);
    }

    /** With the write-ahead log a commit never waits, so this one is switched off. */
    @Test
    void busyCommitKeepsTheTransaction() throws Exception {
        Path other = directory.resolve("other");
        try (SqlExecutor impatient = SqliteExecutors.open(
                        Databases.file(other).busyTimeout(Duration.ofMillis(20)).build());
                var stranger = openAndConnect(impatient, other);
                var statement = stranger.createStatement()) {
            write(impatient, "pragma journal_mode = delete");
            write(impatient, "create table t (id)");
            SqlTransaction tx = impatient.begin(Deadline.NONE);
            write(tx, "insert into t values (1)");
            statement.execute("begin");
            statement.executeQuery("select * from t").close();

            fails(ErrorCode.BUSY, tx::commit);
            statement.execute("rollback");
            tx.commit();

            assertThat(write(impatient, "delete from t").changes()).isEqualTo(1);
        }
    }

    private static Connection openAndConnect(SqlExecutor executor, Path directory) throws SQLException {
        executor.open();
        return Databases.stranger(directory);
    }

    @Test
    void streamInsideSeesItsOwnWrites() {
        SqlTransaction tx = executor.begin(Deadline.NONE);
        write(tx, "insert into t (id) values (1), (2)");

        try (SqlCursor stream = tx.stream(readOf("select id from t"), Deadline.NONE)) {
            assertThat(stream.next()).containsExactly(1L);
            assertThat(stream.next()).containsExactly(2L);
            assertThat(stream.next()).isNull();
        }
        tx.commit();
    }

    @Test
    void endOfTheTransactionEndsItsStreams() {
        SqlTransaction tx = executor.begin(Deadline.NONE);
        write(tx, "insert into t (id) values (1), (2)");
        SqlCursor stream = tx.stream(readOf("select id from t"), Deadline.NONE);
        stream.next();

        tx.commit();

        fails(ErrorCode.TRANSACTION_CLOSED, stream::next);
        assertThat(count()).isEqualTo(2L);
    }

    @Test
    void idsDiffer() {
        SqlTransaction first = executor.begin(Deadline.NONE);
        first.rollback();
        SqlTransaction second = executor.begin(Deadline.NONE);
        second.rollback();

        assertThat(first.id()).isNotEqualTo(second.id());
    }
}
