package com.objectstack.driver.sqlite;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;

/**
 * Takes connections from a user's data source: all that will ever be needed at once, so that a pool which is too small
 * is found out when the driver opens and not in the middle of the work.
 */
final class DataSourceConnectionFactory implements ConnectionFactory {
    private final DataSource source;
    private final ConnectionSetup setup;
    private final Duration connectTimeout;
    private final Deque<Connection> ready = new ArrayDeque<>();
    private final boolean memory;

    DataSourceConnectionFactory(DataSource source, SqliteDriverConfig config, Lifecycle lifecycle) {
        this.source = source;
        this.setup = new ConnectionSetup(config, lifecycle);
        this.connectTimeout = config.connectTimeout();
        long until = System.nanoTime() + TimeUnit.NANOSECONDS.convert(connectTimeout);
        int wanted = config.readers() + 1;
        boolean done = false;
        try {
            ready.add(take(until, 0, wanted));
            memory = fileOf(unwrap(ready.getFirst())) == null;
            while (!memory && ready.size() < wanted) {
                ready.add(take(until, ready.size(), wanted));
            }
            done = true;
        } finally {
            if (!done) {
                ready.forEach(DataSourceConnectionFactory::close);
            }
        }
    }

    @Override
    public boolean isMemory() {
        return memory;
    }

    @Override
    public boolean isReadOnly() {
        return false;
    }

    @Override
    public DatabaseConnection open(Role role) {
        Connection outer = next();
        boolean done = false;
        try {
            SQLiteConnection sqlite = unwrap(outer);
            done = true;
            return setup.prepare(
                    new SqliteHandle(outer, sqlite), role, new ConnectionSetup.Target(memory, false, false));
        } finally {
            if (!done) {
                close(outer);
            }
        }
    }

    private synchronized Connection next() {
        Connection known = ready.poll();
        return known == null ? take(System.nanoTime() + TimeUnit.NANOSECONDS.convert(connectTimeout), 0, 1) : known;
    }

    /** A data source may block for longer than we want to wait; what it gives too late is given back. */
    private Connection take(long until, int taken, int wanted) {
        FutureTask<Connection> task = new FutureTask<>(source::getConnection);
        Thread.ofPlatform().daemon().name("objectstack-sqlite-connect").start(task);
        try {
            return task.get(until - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            giveBackWhenDone(task);
            throw tooSmall(taken, wanted, e);
        } catch (ExecutionException e) {
            throw taken == 0 ? failed(e.getCause()) : tooSmall(taken, wanted, e.getCause());
        } catch (InterruptedException e) {
            giveBackWhenDone(task);
            Thread.currentThread().interrupt();
            throw DriverException.of(ErrorCode.CANCELLED, "", "the calling thread was interrupted while connecting");
        }
    }

    private static void giveBackWhenDone(FutureTask<Connection> task) {
        Thread.ofVirtual().start(() -> {
            try {
                close(task.get());
            } catch (ExecutionException | InterruptedException e) {
                // There is nothing to give back.
            }
        });
    }

    private static SQLiteConnection unwrap(Connection outer) {
        try {
            return outer.unwrap(SQLiteConnection.class);
        } catch (SQLException e) {
            throw DriverException.builder(ErrorCode.INVALID_CONFIG, "the data source gives no SQLite connections")
                    .path("/dataSource")
                    .hint("use one whose connections are, or unwrap to, org.sqlite.SQLiteConnection")
                    .cause(e)
                    .build();
        }
    }

    /** The file behind a connection, null for a memory database. */
    private static @Nullable Path fileOf(SQLiteConnection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select file from pragma_database_list where name = 'main'")) {
            String file = rows.next() ? rows.getString(1) : null;
            return file == null || file.isEmpty() ? null : Path.of(file);
        } catch (SQLException e) {
            throw ErrorMapper.map(e, ErrorMapper.Phase.RUN, null);
        }
    }

    private static DriverException tooSmall(int taken, int wanted, @Nullable Throwable cause) {
        return DriverException.builder(
                        ErrorCode.INVALID_CONFIG,
                        "the data source gave " + taken + " of " + wanted + " connections in time")
                .path("/dataSource")
                .hint("let it hold " + wanted + " connections, or ask for fewer readers")
                .cause(cause)
                .build();
    }

    private static DriverException failed(@Nullable Throwable cause) {
        return DriverException.builder(ErrorCode.CONNECTION_FAILED, "the data source gives no connection")
                .path("/dataSource")
                .cause(cause)
                .build();
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // It was never used.
        }
    }
}
