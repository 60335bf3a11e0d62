package com.objectstack.driver.sqlite;

import static com.objectstack.driver.sqlite.Databases.fails;
import static com.objectstack.driver.sqlite.Databases.read;
import static com.objectstack.driver.sqlite.Databases.readOf;
import static com.objectstack.driver.sqlite.Databases.value;
import static com.objectstack.driver.sqlite.Databases.write;
import static com.objectstack.driver.sqlite.Databases.writeOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.PoolStats;
import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.SqlExecutor;
import com.objectstack.driver.sql.SqlResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What statements give on a file, outside of transactions. */
class SqliteExecutorTest {
    @TempDir
    Path directory;

    private SqlExecutor executor;

    @BeforeEach
    void createTable() {
        executor = Databases.openFile(directory);
        write(executor, "create table t (id integer primary key, a text, b)");
    }

    @AfterEach
    void close() {
        executor.close();
    }

    @Test
    void valuesOfEveryKindComeBackAsTheyWere() {
        byte[] blob = {0, 1, (byte) 0xff};
        write(
                executor,
                "insert into t (a, b) values (?, ?), ('', ?), (null, ?), ('grüß 😀', ?)",
                "x\0y",
                Long.MAX_VALUE,
                -0.5,
                blob,
                7L);

        List<Object[]> rows = read(executor, "select a, b from t order by id").rows();

        assertThat(rows.get(0)).containsExactly("x\0y", Long.MAX_VALUE);
        assertThat(rows.get(1)).containsExactly("", -0.5);
        assertThat(rows.get(2)).containsExactly(null, blob);
        assertThat(rows.get(3)).containsExactly("grüß 😀", 7L);
    }

    @Test
    void emptyBlobStaysAnEmptyBlob() {
        write(executor, "insert into t (b) values (?)", new byte[0]);

        assertThat(value(executor, "select b from t")).isEqualTo(new byte[0]);
    }

    @Test
    void rowsOfReturningAreTheChanges() {
        SqlResult result = write(executor, "insert into t (a) values ('x'), ('y') returning id, a");

        assertThat(result.columns()).containsExactly("id", "a");
        assertThat(result.rows()).extracting(row -> row[1]).containsExactly("x", "y");
        assertThat(result.changes()).isEqualTo(2);
    }

    @Test
    void returningLeavesNoLockBehind() throws Exception {
        write(executor, "insert into t (a) values ('x'), ('y') returning id");

        try (var stranger = Databases.stranger(directory);
                var statement = stranger.createStatement()) {
            assertThat(statement.executeUpdate("update t set b = 1")).isEqualTo(2);
        }
    }

    @Test
    void changesAreOfThisStatementOnly() {
        write(executor, "insert into t (a) values ('x'), ('y'), ('z')");

        assertThat(write(executor, "update t set b = 1 where a > 'x'").changes())
                .isEqualTo(2);
        assertThat(write(executor, "create table u (id)").changes()).isZero();
        assertThat(write(executor, "update t set b = 1 where a = 'none'").changes())
                .isZero();
    }

    @Test
    void failedStatementChangesNothing() {
        write(executor, "insert into t (id) values (3)");

        fails(ErrorCode.UNIQUE_VIOLATION, () -> write(executor, "insert into t (id) values (1), (2), (3)"));

        assertThat(value(executor, "select count(*) from t")).isEqualTo(1L);
    }

    @Test
    void batchIsAllOrNothing() {
        var statements = List.of(
                writeOf("insert into t (id) values (1)"),
                writeOf("insert into t (id) values (2)"),
                writeOf("insert into t (id) values (1)"));

        fails(ErrorCode.UNIQUE_VIOLATION, () -> executor.batch(statements, Deadline.NONE));

        assertThat(value(executor, "select count(*) from t")).isEqualTo(0L);
    }

    @Test
    void batchGivesAResultForEachStatement() {
        var statements = List.of(
                writeOf("insert into t (a) values ('x') returning id"),
                writeOf("update t set b = 1"),
                readOf("select a, b from t"));

        List<SqlResult> results = executor.batch(statements, Deadline.NONE);

        assertThat(results).extracting(SqlResult::changes).containsExactly(1L, 1L, 0L);
        assertThat(results.get(2).rows().get(0)).containsExactly("x", 1L);
    }

    @Test
    void batchOfReadsRunsOnAReader() {
        var transaction = executor.begin(Deadline.NONE);

        var results = executor.batch(List.of(readOf("select 1"), readOf("select 2")), Deadline.NONE);

        assertThat(results).hasSize(2);
        transaction.rollback();
    }

    @Test
    void emptyBatchIsHarmless() {
        assertThat(executor.batch(List.of(), Deadline.NONE)).isEmpty();
    }

    @Test
    void readStatementCannotWrite() {
        fails(ErrorCode.READ_ONLY, () -> read(executor, "insert into t (a) values ('x')"));
    }

    @Test
    void starSeesColumnsAddedAndRenamedLater() {
        write(executor, "insert into t (a) values ('x')");
        read(executor, "select * from t");

        write(executor, "alter table t add column c default 9");
        assertThat(read(executor, "select * from t").columns()).containsExactly("id", "a", "b", "c");

        write(executor, "alter table t rename column c to d");
        assertThat(read(executor, "select * from t").columns()).containsExactly("id", "a", "b", "d");
    }

    @Test
    void wrongNumberOfValuesIsRefused() {
        fails(ErrorCode.INVALID_QUERY, () -> read(executor, "select ?, ?", 1L));
    }

    @Test
    void secondStatementInOneTextIsRefused() {
        fails(ErrorCode.INVALID_QUERY, () -> write(executor, "insert into t (a) values ('x'); drop table t"));

        assertThat(value(executor, "select count(*) from t")).isEqualTo(0L);
    }

    @Test
    void transactionsCannotBeBegunBySql() {
        fails(ErrorCode.INVALID_QUERY, () -> write(executor, "begin"));
        fails(ErrorCode.INVALID_QUERY, () -> write(executor, "savepoint s"));
    }

    @Test
    void statementsInTheCacheHoldNothing() {
        write(executor, "insert into t (a) values ('x'), ('y') returning id");
        read(executor, "select * from t");
        executor.batch(List.of(writeOf("update t set b = 2 returning id"), readOf("select 1")), Deadline.NONE);

        write(executor, "vacuum");

        var checkpoint =
                write(executor, "pragma wal_checkpoint(truncate)").rows().get(0);
        assertThat(checkpoint).containsExactly(0L, 0L, 0L);
    }

    @Test
    void bytesBoundAreCopied() {
        byte[] bytes = {1};
        write(executor, "insert into t (b) values (?)", bytes);
        bytes[0] = 2;

        assertThat(value(executor, "select b from t")).isEqualTo(new byte[] {1});
    }

    @Test
    void longStatementsAreAccepted() {
        String sql = "select '" + "x".repeat(3_000_000) + "'";

        assertThat((String) value(executor, sql)).hasSize(3_000_000);
    }

    @Test
    void parentDirectoriesAreCreated() {
        Path deep = directory.resolve("a/b");
        try (SqlExecutor other = Databases.openFile(deep)) {
            other.open();
        }

        assertThat(Files.isRegularFile(deep.resolve("test.db"))).isTrue();
    }

    @Test
    void openIsLazyAndHarmlessWhenRepeated() {
        Path lazy = directory.resolve("lazy");
        try (SqlExecutor other = Databases.openFile(lazy)) {
            assertThat(lazy).doesNotExist();

            other.open();
            other.open();

            assertThat(lazy).exists();
        }
    }

    @Test
    void poolStatsCountConnections() {
        read(executor, "select 1");
        var stream = executor.stream(readOf("select 1"), Deadline.NONE);

        assertThat(executor.poolStats()).contains(new PoolStats(2, 1, 1, 0));

        stream.close();
        assertThat(executor.poolStats()).contains(new PoolStats(2, 2, 0, 0));
    }

    @Test
    void healthyWhileOpen() {
        assertThat(executor.isHealthy()).isTrue();

        executor.close();

        assertThat(executor.isHealthy()).isFalse();
    }
}
