package com.objectstack.driver.sqlite;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteOpenMode;

/** Opens connections to the file or memory database of a URL. */
final class FileConnectionFactory implements ConnectionFactory {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final DatabaseLocation location;
    private final ConnectionSetup setup;
    private final Duration busyTimeout;

    FileConnectionFactory(DatabaseLocation location, SqliteDriverConfig config, Lifecycle lifecycle) {
        this.location = location;
        this.setup = new ConnectionSetup(config, lifecycle);
        this.busyTimeout = config.busyTimeout();
    }

    @Override
    public boolean isMemory() {
        return location.file() == null;
    }

    @Override
    public boolean isReadOnly() {
        Path file = location.file();
        return file != null
                && (location.mode() == DatabaseLocation.Mode.READ_ONLY
                        || (Files.exists(file) && !Files.isWritable(file)));
    }

    /**
     * Opens a connection, again and again while another process holds the lock: switching to the write-ahead log does
     * not wait for it by itself.
     */
    @Override
    public DatabaseConnection open(Role role) {
        long start = System.nanoTime();
        while (true) {
            try {
                return openOnce(role);
            } catch (DriverException e) {
                boolean late = System.nanoTime() - start >= TimeUnit.NANOSECONDS.convert(busyTimeout);
                if (e.code() != ErrorCode.BUSY || late || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private DatabaseConnection openOnce(Role role) {
        boolean readOnly = isReadOnly();
        Path file = location.file();
        if (file != null) {
            requireFile(file);
        }
        boolean isNew = file != null && isEmpty(file);
        SqliteHandle handle = connect(file, readOnly);
        return setup.prepare(handle, role, new ConnectionSetup.Target(isMemory(), readOnly, isNew));
    }

    private void requireFile(Path file) {
        if (Files.isDirectory(file)) {
            throw failed("the url names a directory", null);
        }
        Path parent = file.getParent();
        if (parent != null && location.mode() == DatabaseLocation.Mode.READ_WRITE_CREATE) {
            try {
                Files.createDirectories(parent);
            } catch (IOException e) {
                throw failed("the directory of the file can't be created", e);
            }
        }
    }

    private static boolean isEmpty(Path file) {
        try {
            return !Files.exists(file) || Files.size(file) == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private SqliteHandle connect(@Nullable Path file, boolean readOnly) {
        SQLiteConfig options = new SQLiteConfig();
        options.setGetGeneratedKeys(false);
        if (readOnly) {
            options.setReadOnly(true);
        } else if (location.mode() == DatabaseLocation.Mode.READ_WRITE) {
            options.resetOpenMode(SQLiteOpenMode.CREATE);
        }
        String name = file == null ? ":memory:" : "file:" + encode(file);
        try {
            // Not through DriverManager: another driver may claim the same prefix.
            Connection connection = new JDBC().connect(JDBC.PREFIX + name, options.toProperties());
            return new SqliteHandle(connection, connection.unwrap(SQLiteConnection.class));
        } catch (SQLException e) {
            throw ErrorMapper.map(e, ErrorMapper.Phase.RUN, null);
        }
    }

    /** Every byte but letters, digits and a few marks becomes a percent code, so that no name is taken for an option. */
    private static String encode(Path file) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : file.toString().replace('\\', '/').getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || "/-_.:".indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append(String.format("%%%02x", (int) c));
            }
        }
        return encoded.charAt(0) == '/' ? encoded.toString() : "/" + encoded;
    }

    private static DriverException failed(String message, @Nullable IOException cause) {
        return DriverException.builder(ErrorCode.CONNECTION_FAILED, message)
                .path("/url")
                .cause(cause)
                .build();
    }
}
