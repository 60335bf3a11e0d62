package com.objectstack.driver.turso;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.remote.RemoteDriver;
import com.objectstack.driver.remote.RemoteDriverConfig;
import com.objectstack.driver.remote.RemoteDriverConfigBuilder;
import com.objectstack.driver.sql.SqlDataDriver;
import com.objectstack.driver.sql.SqlDriverSettings;
import com.objectstack.driver.sqlite.SqliteDriver;
import com.objectstack.driver.sqlite.SqliteDriverConfig;
import com.objectstack.driver.sqlite.SqliteDriverConfigBuilder;
import java.util.Optional;

/** Opens databases, files and servers alike. The caller closes what it opens. */
public final class TursoDriver {
    private static final String NAME = "com.objectstack.driver.turso";
    private static final String VERSION = "1.0.0";

    private TursoDriver() {}

    /**
     * A driver for a database.
     *
     * @param config which database, and how it is reached
     * @return the driver, whose name is {@code com.objectstack.driver.turso}; nothing is opened or sent before its first use
     * @throws DriverException {@code INVALID_CONFIG} for a URL that its transport does not take
     */
    public static SqlDataDriver create(TursoConfig config) {
        SqlDriverSettings settings = config.settings().named(NAME, VERSION);
        return switch (config.mode()) {
            case LOCAL -> SqliteDriver.open(local(config, settings));
            case REMOTE -> RemoteDriver.open(remote(config, settings));
        };
    }

    /**
     * A driver for a database without further properties.
     *
     * @param url as {@link TursoConfigBuilder#url} takes it
     * @return the driver
     * @throws DriverException {@code INVALID_CONFIG}
     */
    public static SqlDataDriver create(String url) {
        return create(TursoConfig.builder().url(url).build());
    }

    /**
     * What a server says of itself.
     *
     * @param config a server's database
     * @return its name and version, empty for a database of this process
     * @throws DriverException {@code CONNECTION_FAILED}, {@code UNAUTHENTICATED} and whatever else requests fail with
     */
    public static Optional<String> serverVersion(TursoConfig config) {
        return config.mode() == TransportMode.LOCAL
                ? Optional.empty()
                : Optional.of(RemoteDriver.serverVersion(remote(config, config.settings())));
    }

    private static SqliteDriverConfig local(TursoConfig config, SqlDriverSettings settings) {
        SqliteDriverConfigBuilder builder =
                SqliteDriverConfig.builder().url(config.url()).settings(settings);
        config.concurrency().ifPresent(builder::readers);
        config.timeout().ifPresent(builder::busyTimeout);
        return builder.build();
    }

    private static RemoteDriverConfig remote(TursoConfig config, SqlDriverSettings settings) {
        RemoteDriverConfigBuilder builder =
                RemoteDriverConfig.builder().url(config.url()).settings(settings);
        config.authToken().ifPresent(builder::authToken);
        config.namespace().ifPresent(builder::namespace);
        config.concurrency().ifPresent(builder::concurrency);
        config.timeout().ifPresent(builder::timeout);
        return builder.build();
    }
}
