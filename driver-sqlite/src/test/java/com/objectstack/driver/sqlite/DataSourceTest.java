package com.objectstack.driver.sqlite;

import static com.objectstack.driver.sqlite.Databases.fails;
import static com.objectstack.driver.sqlite.Databases.failure;
import static com.objectstack.driver.sqlite.Databases.readOf;
import static com.objectstack.driver.sqlite.Databases.value;
import static com.objectstack.driver.sqlite.Databases.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.PoolStats;
import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.SqlExecutor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** Connections from a user's data source. */
@Timeout(60)
class DataSourceTest {
    @TempDir
    Path directory;

    /** A pool of a fixed size whose connections are wrapped, as pools do. */
    private static final class WrappingPool extends SQLiteDataSource {
        private final Semaphore permits;
        private final boolean blocking;
        private final List<Connection> given = new CopyOnWriteArrayList<>();

        WrappingPool(String url, int size, boolean blocking) {
            setUrl(url);
            this.permits = new Semaphore(size);
            this.blocking = blocking;
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (blocking) {
                permits.acquireUninterruptibly();
            } else if (!permits.tryAcquire()) {
                throw new SQLException("the pool is exhausted");
            }
            Connection inner = super.getConnection();
            given.add(inner);
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("unwrap")) {
                            return inner;
                        }
                        if (method.getName().equals("close")) {
                            permits.release();
                        }
                        try {
                            return method.invoke(inner, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }

    private WrappingPool pool(int size, boolean blocking) {
        return new WrappingPool("jdbc:sqlite:" + directory.resolve("test.db"), size, blocking);
    }

    private static SqlExecutor over(WrappingPool pool) {
        return SqliteExecutors.open(SqliteDriverConfig.builder()
                .dataSource(pool)
                .readers(2)
                .connectTimeout(Duration.ofMillis(200))
                .build());
    }

    @Test
    void connectionsAreTakenOnceAndGivenBackAtTheEnd() throws Exception {
        WrappingPool pool = pool(3, false);
        try (SqlExecutor executor = over(pool)) {
            write(executor, "create table t (a)");
            write(executor, "insert into t values (1)");
            try (var one = executor.stream(readOf("select a from t"), Deadline.NONE);
                    var two = executor.stream(readOf("select a from t"), Deadline.NONE)) {
                assertThat(one.next()).containsExactly(1L);
                assertThat(two.next()).containsExactly(1L);
            }

            assertThat(pool.given).hasSize(3);
            assertThat(executor.poolStats()).contains(new PoolStats(3, 3, 0, 0));
            assertThat(value(executor, "pragma journal_mode")).isEqualTo("wal");
            assertThat(value(executor, "pragma query_only")).isEqualTo(1L);
        }

        assertThat(pool.permits.availablePermits()).isEqualTo(3);
        for (Connection connection : pool.given) {
            assertThat(connection.isClosed()).isTrue();
        }
    }

    @Test
    void poolThatRefusesTooEarlyIsAWrongConfiguration() {
        WrappingPool pool = pool(2, false);

        try (SqlExecutor executor = over(pool)) {
            var failure = failure(executor::open);

            assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_CONFIG);
            assertThat(failure).hasMessageContaining("2 of 3");
        }
        assertThat(pool.permits.availablePermits()).isEqualTo(2);
    }

    @Test
    void poolThatBlocksTooLongIsAWrongConfiguration() {
        WrappingPool pool = pool(2, true);

        try (SqlExecutor executor = over(pool)) {
            fails(ErrorCode.INVALID_CONFIG, executor::open);
        }
        Databases.await(() -> pool.permits.availablePermits() == 2);
    }

    @Test
    void sourceThatGivesNothingHasFailed() {
        try (SqlExecutor executor = over(pool(0, false))) {
            fails(ErrorCode.CONNECTION_FAILED, executor::open);
        }
    }

    @Test
    void memoryDatabaseIsOneConnection() {
        WrappingPool pool = new WrappingPool("jdbc:sqlite::memory:", 9, false);
        try (SqlExecutor executor = over(pool)) {
            write(executor, "create table t (a)");

            assertThat(value(executor, "select count(*) from t")).isEqualTo(0L);
            assertThat(pool.given).hasSize(1);
        }
    }
}
