package com.objectstack.driver.sqlite;

import static com.objectstack.driver.sqlite.Databases.fails;
import static com.objectstack.driver.sqlite.Databases.failure;
import static com.objectstack.driver.sqlite.Databases.value;
import static com.objectstack.driver.sqlite.Databases.write;
import static com.objectstack.driver.sqlite.Databases.writeOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.SqlExecutor;
import com.objectstack.driver.sql.SqlTransaction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that cannot be used, or not for everything: each gets its code and stays as it is. */
@Timeout(60)
class OpenFailureTest {
    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("test.db");
    }

    private void createDatabase() {
        try (SqlExecutor executor = Databases.openFile(directory)) {
            write(executor, "create table t (a)");
            write(
                    executor,
                    "insert into t with recursive n(i) as (select 1 union all select i + 1 from n limit 5000)"
                            + " select printf('%0100d', i) from n");
        }
    }

    private SqlExecutor opened(String suffix) {
        return SqliteExecutors.open(SqliteDriverConfig.builder()
                .url("file:" + file + suffix)
                .busyTimeout(Duration.ofMillis(50))
                .build());
    }

    @Test
    void fileThatIsNoDatabaseIsRefusedUntouched() throws Exception {
        String text = "This is no database.\n".repeat(1000);
        Files.writeString(file, text);

        try (SqlExecutor executor = opened("")) {
            fails(ErrorCode.CONNECTION_FAILED, executor::open);
            assertThat(executor.isHealthy()).isFalse();
        }

        assertThat(file).hasContent(text);
    }

    @Test
    void directoryIsRefused() throws Exception {
        Files.createDirectory(file);

        try (SqlExecutor executor = opened("")) {
            fails(ErrorCode.CONNECTION_FAILED, executor::open);
        }

        assertThat(file).isEmptyDirectory();
    }

    @Test
    void fileInPlaceOfTheDirectoryIsRefused() throws Exception {
        Files.writeString(file, "x");

        try (SqlExecutor executor = opened("/below.db")) {
            fails(ErrorCode.CONNECTION_FAILED, executor::open);
        }

        assertThat(file).hasContent("x");
    }

    @Test
    void unreadableFileIsRefused() throws Exception {
        createDatabase();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "this user may read every file, as root may");

        try (SqlExecutor executor = opened("")) {
            fails(ErrorCode.CONNECTION_FAILED, executor::open);
        }
    }

    @Test
    void missingFileIsNotCreatedWithoutLeave() {
        try (SqlExecutor executor = opened("?mode=rw")) {
            fails(ErrorCode.CONNECTION_FAILED, executor::open);
        }
        try (SqlExecutor executor = opened("?mode=ro")) {
            fails(ErrorCode.CONNECTION_FAILED, executor::open);
        }

        assertThat(file).doesNotExist();
    }

    @Test
    void failedOpeningMayBeTriedAgain() throws Exception {
        Files.writeString(file, "This is no database.\n".repeat(1000));
        try (SqlExecutor executor = opened("")) {
            fails(ErrorCode.CONNECTION_FAILED, executor::open);

            Files.delete(file);

            assertThat(value(executor, "select 1")).isEqualTo(1L);
        }
    }

    @Test
    void readOnlyFileIsReadButNotWritten() throws Exception {
        createDatabase();
        byte[] before = Files.readAllBytes(file);

        try (SqlExecutor executor = opened("?mode=ro")) {
            assertThat(value(executor, "select count(*) from t")).isEqualTo(5000L);
            fails(ErrorCode.READ_ONLY, () -> write(executor, "insert into t values (1)"));
            fails(ErrorCode.READ_ONLY, () -> write(executor, "create table u (a)"));
            SqlTransaction tx = executor.begin(Deadline.NONE);
            fails(ErrorCode.READ_ONLY, () -> write(tx, "insert into t values (1)"));
            tx.rollback();
        }

        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void writeProtectedFileIsReadButNotWritten() throws Exception {
        createDatabase();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        assumeFalse(Files.isWritable(file), "this user may write every file, as root may");

        try (SqlExecutor executor = opened("")) {
            assertThat(value(executor, "select count(*) from t")).isEqualTo(5000L);
            fails(ErrorCode.READ_ONLY, () -> write(executor, "insert into t values (1)"));
        }
    }

    @Test
    void corruptFileIsReportedAndNotChanged() throws Exception {
        createDatabase();
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 4096 * 2; i < bytes.length - 4096; i++) {
            bytes[i] = (byte) (i * 31);
        }
        Files.write(file, bytes);

        try (SqlExecutor executor = opened("")) {
            fails(ErrorCode.DATABASE_CORRUPT, () -> value(executor, "select count(a), max(a) from t"));
            assertThat(value(executor, "select 1")).isEqualTo(1L);
        }

        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void fullDatabaseRefusesAWriteAndKeepsTheRest() {
        createDatabase();
        try (SqlExecutor executor = opened("")) {
            write(executor, "pragma max_page_count = 1");

            fails(ErrorCode.DATABASE_FULL, () -> write(executor, "insert into t select zeroblob(4000) from t"));

            assertThat(value(executor, "select count(*) from t")).isEqualTo(5000L);
            assertThat(value(executor, "pragma integrity_check")).isEqualTo("ok");
        }
    }

    @Test
    void lockOfAnotherConnectionIsBusyAfterTheTimeoutAndLeavesTheData() throws Exception {
        createDatabase();
        try (SqlExecutor executor = opened("");
                var stranger = Databases.stranger(directory);
                var statement = stranger.createStatement()) {
            executor.open();
            statement.execute("begin exclusive");

            DriverException failure = failure(() -> write(executor, "insert into t values (1)"));
            assertThat(failure.code()).isEqualTo(ErrorCode.BUSY);
            assertThat(failure.retryable()).isTrue();
            fails(ErrorCode.BUSY, () -> executor.begin(Deadline.NONE));
            assertThat(value(executor, "select count(*) from t")).isEqualTo(5000L);

            statement.execute("rollback");
            assertThat(write(executor, "insert into t values (1)").changes()).isEqualTo(1);
        }
    }

    @Test
    void waitingForAnotherProcessEndsWithTheDeadline() throws Exception {
        createDatabase();
        try (SqlExecutor executor = Databases.openFile(directory);
                var stranger = Databases.stranger(directory);
                var statement = stranger.createStatement()) {
            executor.open();
            statement.execute("begin exclusive");

            fails(
                    ErrorCode.TIMEOUT,
                    () -> executor.run(writeOf("insert into t values (1)"), Deadline.after(Duration.ofMillis(30))));
            statement.execute("rollback");
        }
    }

    @Test
    void waitingForAnotherProcessEndsWithAnInterrupt() throws Exception {
        createDatabase();
        try (SqlExecutor executor = Databases.openFile(directory);
                var stranger = Databases.stranger(directory);
                var statement = stranger.createStatement()) {
            executor.open();
            statement.execute("begin exclusive");
            CompletableFuture<ErrorCode> code = new CompletableFuture<>();
            Thread thread = Thread.ofPlatform()
                    .start(() -> code.complete(
                            failure(() -> executor.begin(Deadline.NONE)).code()));
            Databases.await(() -> executor.poolStats().orElseThrow().active() == 1);

            thread.interrupt();

            assertThat(code.get(30, TimeUnit.SECONDS)).isEqualTo(ErrorCode.CANCELLED);
            statement.execute("rollback");
        }
    }

    @Test
    void databaseLockedWhileOpeningIsBusy() throws Exception {
        try (var stranger = Databases.stranger(directory);
                var statement = stranger.createStatement();
                SqlExecutor executor = opened("")) {
            statement.execute("create table t (a)");
            statement.execute("begin exclusive");

            fails(ErrorCode.BUSY, executor::open);

            statement.execute("rollback");
            assertThat(value(executor, "pragma journal_mode")).isEqualTo("wal");
        }
    }

    @Test
    void encryptionIsRefusedBeforeAFileIsCreated() {
        fails(ErrorCode.UNSUPPORTED, () -> opened("?key=secret"));

        assertThat(directory.toFile().list()).isEmpty();
    }

    @Test
    void encryptedLookingFileIsRefused() throws Exception {
        Files.write(file, "ÿþ random ".repeat(1000).getBytes(StandardCharsets.UTF_8));

        try (SqlExecutor executor = opened("")) {
            fails(ErrorCode.CONNECTION_FAILED, executor::open);
        }
    }

    @Test
    void lostTransactionReopensABrokenConnection() throws Exception {
        createDatabase();
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 4096 * 2; i < bytes.length - 4096; i++) {
            bytes[i] = (byte) (i * 31);
        }
        Files.write(file, bytes);
        try (SqlExecutor executor = opened("")) {
            SqlTransaction tx = executor.begin(Deadline.NONE);

            fails(ErrorCode.DATABASE_CORRUPT, () -> write(tx, "update t set a = 1"));

            fails(ErrorCode.TRANSACTION_LOST, () -> value(tx, "select 1"));
            tx.rollback();
            assertThat(write(executor, "create table if not exists t (a)").changes())
                    .isZero();
        }
    }
}
