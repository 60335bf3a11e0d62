package com.objectstack.driver.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.SqlExecutor;
import com.objectstack.driver.sql.SqlResult;
import com.objectstack.driver.sql.SqlSession;
import com.objectstack.driver.sql.SqlStatement;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.sqlite.JDBC;

/** What the tests of executors share: databases, short forms for statements, waiting without sleeping. */
final class Databases {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private Databases() {}

    static SqliteDriverConfigBuilder file(Path directory) {
        return SqliteDriverConfig.builder().url("file:" + directory.resolve("test.db"));
    }

    static SqlExecutor openFile(Path directory) {
        return SqliteExecutors.open(file(directory).build());
    }

    static SqlExecutor openMemory() {
        return SqliteExecutors.open(SqliteDriverConfig.builder().url(":memory:").build());
    }

    static SqlResult write(SqlSession session, String sql, Object... binds) {
        return session.run(SqlStatement.write(sql, Arrays.asList(binds)), Deadline.NONE);
    }

    static SqlResult read(SqlSession session, String sql, Object... binds) {
        return session.run(readOf(sql, binds), Deadline.NONE);
    }

    static SqlStatement readOf(String sql, Object... binds) {
        return SqlStatement.read(sql, Arrays.asList(binds));
    }

    static SqlStatement writeOf(String sql, Object... binds) {
        return SqlStatement.write(sql, Arrays.asList(binds));
    }

    static Object value(SqlSession session, String sql, Object... binds) {
        return read(session, sql, binds).rows().get(0)[0];
    }

    /** A statement that would run for hours. */
    static String endless() {
        return "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n";
    }

    static DriverException failure(ThrowingCallable call) {
        DriverException failure = catchThrowableOfType(DriverException.class, call);
        assertThat(failure).as("a DriverException").isNotNull();
        return failure;
    }

    static void fails(ErrorCode code, ThrowingCallable call) {
        assertThat(failure(call).code()).isEqualTo(code);
    }

    /** A connection of somebody else to the file. */
    static Connection stranger(Path directory) throws SQLException {
        return new JDBC().connect("jdbc:sqlite:" + directory.resolve("test.db"), new Properties());
    }

    static void await(BooleanSupplier condition) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(until);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
