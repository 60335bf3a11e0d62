package com.objectstack.driver.sqlite;

import static com.objectstack.driver.sqlite.Databases.fails;
import static com.objectstack.driver.sqlite.Databases.value;
import static com.objectstack.driver.sqlite.Databases.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.SqlExecutor;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings every connection has. */
class ConnectionSetupTest {
    @TempDir
    Path directory;

    private SqlExecutor executor;

    @BeforeEach
    void open() {
        executor = Databases.openFile(directory);
    }

    @AfterEach
    void close() {
        executor.close();
    }

    @ParameterizedTest
    @CsvSource({
        "journal_mode, wal, wal",
        "synchronous, 1, 1",
        "foreign_keys, 1, 1",
        "trusted_schema, 0, 0",
        "recursive_triggers, 1, 1",
        "temp_store, 2, 2",
        "cache_size, -16384, -16384",
        "mmap_size, 0, 0",
        "journal_size_limit, 67108864, 67108864",
        "auto_vacuum, 2, 2",
        "query_only, 0, 1"
    })
    void pragmaIsSetOnWriterAndReader(String pragma, String writer, String reader) {
        var onWriter = write(executor, "pragma " + pragma).rows().get(0)[0];

        assertThat(onWriter).hasToString(writer);
        assertThat(value(executor, "pragma " + pragma)).hasToString(reader);
    }

    @Test
    void fullDurabilityWaitsForTheDisk() {
        try (SqlExecutor full = SqliteExecutors.open(Databases.file(directory.resolve("full"))
                .durability(Durability.FULL)
                .build())) {
            assertThat(write(full, "pragma synchronous").rows().get(0)[0]).isEqualTo(2L);
        }
    }

    @Test
    void existingDatabaseKeepsItsVacuumMode() throws Exception {
        try (var stranger = Databases.stranger(directory);
                var statement = stranger.createStatement()) {
            statement.execute("create table old (a)");
        }

        assertThat(value(executor, "pragma auto_vacuum")).isEqualTo(0L);
        assertThat(value(executor, "pragma journal_mode")).isEqualTo("wal");
    }

    @Test
    void extensionsCannotBeLoaded() {
        fails(ErrorCode.INVALID_QUERY, () -> value(executor, "select load_extension('x')"));
    }

    @Test
    void databaseInUtf16IsReadRight() throws Exception {
        try (var stranger = Databases.stranger(directory);
                var statement = stranger.createStatement()) {
            statement.execute("pragma encoding = 'UTF-16'");
            statement.execute("create table t (a)");
            statement.execute("insert into t values ('grüß 😀')");
        }

        assertThat(value(executor, "select a from t")).isEqualTo("grüß 😀");
    }

    @Test
    void strangeFileNamesAreTakenLiterally() {
        Path odd = directory.resolve("a b?mode=ro&x#%41ü");
        try (SqlExecutor other = SqliteExecutors.open(SqliteDriverConfig.builder()
                .url("file:" + directory + "/a%20b%3fmode=ro&x%23%2541ü")
                .build())) {
            write(other, "create table t (a)");
        }

        assertThat(odd).isRegularFile();
    }

    @Test
    void failedStatementsLeaveTheCacheUsable() {
        write(executor, "create table t (a unique)");
        for (int i = 0; i < 3; i++) {
            write(executor, "insert or ignore into t values (1)");
            fails(ErrorCode.UNIQUE_VIOLATION, () -> write(executor, "insert into t values (1)"));
        }

        assertThat(value(executor, "select count(*) from t")).isEqualTo(1L);
    }

    @Test
    void schemaChangesByOthersAreSeen() throws Exception {
        write(executor, "create table t (a)");
        value(executor, "select count(*) from t");

        try (var stranger = Databases.stranger(directory);
                var statement = stranger.createStatement()) {
            statement.execute("drop table t");
            statement.execute("create table t (b, c)");
            statement.execute("insert into t values (1, 2)");
        }

        assertThat(value(executor, "select count(*) from t")).isEqualTo(1L);
    }

    @Test
    void sameStatementCanRunTwiceAtOnceInOneTransaction() {
        var tx = executor.begin(Deadline.NONE);
        var statement = Databases.readOf("select column1 from (values (1), (2))");
        try (var first = tx.stream(statement, Deadline.NONE);
                var second = tx.stream(statement, Deadline.NONE)) {
            assertThat(first.next()).containsExactly(1L);
            assertThat(second.next()).containsExactly(1L);
            assertThat(first.next()).containsExactly(2L);
        }
        tx.rollback();
    }
}
