package com.objectstack.driver.turso;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.sql.SqlDriverSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which database is opened, and how; contract §7.1. Immutable; made by {@link #builder} or {@link #fromMap}, which refuse
 * what is wrong or not there yet before anything is opened or sent. The token stands in no text that this library makes.
 */
public final class TursoConfig {
    private final String url;
    private final TransportMode mode;
    private final @Nullable Supplier<String> authToken;
    private final @Nullable String namespace;
    private final @Nullable Integer concurrency;
    private final @Nullable Duration timeout;
    private final SqlDriverSettings settings;

    TursoConfig(TursoConfigBuilder builder, String url, TransportMode mode) {
        this.url = url;
        this.mode = mode;
        this.authToken = builder.authToken;
        this.namespace = builder.namespace;
        this.concurrency = builder.concurrency;
        this.timeout = builder.timeout;
        this.settings = builder.settings;
    }

    /**
     * A builder with the defaults and no database yet.
     *
     * @return a new builder
     */
    public static TursoConfigBuilder builder() {
        return new TursoConfigBuilder();
    }

    /**
     * The configuration in a map, as JSON gives it: {@code url}, {@code authToken} (a text, or a {@link Supplier} of one),
     * {@code namespace}, {@code concurrency}, {@code timeout} in milliseconds, {@code mode} ({@code local} or
     * {@code remote}), and the {@link com.objectstack.driver.sql.SettingsProperties} of every transport.
     *
     * @param properties the properties; null values count as absent
     * @return the configuration
     * @throws DriverException {@code INVALID_CONFIG} with all problems: unknown properties, wrong values, properties that
     *     do not fit each other; {@code UNSUPPORTED} for {@code syncUrl}, {@code localPath}, {@code sync},
     *     {@code encryptionKey} and {@code wasm}
     */
    public static TursoConfig fromMap(Map<String, ? extends @Nullable Object> properties) {
        return new TursoConfigReader().read(properties);
    }

    /**
     * How the database is reached.
     *
     * @return the mode
     */
    public TransportMode mode() {
        return mode;
    }

    String url() {
        return url;
    }

    Optional<Supplier<String>> authToken() {
        return Optional.ofNullable(authToken);
    }

    Optional<String> namespace() {
        return Optional.ofNullable(namespace);
    }

    OptionalInt concurrency() {
        return concurrency == null ? OptionalInt.empty() : OptionalInt.of(concurrency);
    }

    Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }

    SqlDriverSettings settings() {
        return settings;
    }

    /** The mode and the URL without its parameters. */
    @Override
    public String toString() {
        return "TursoConfig[" + mode + ", " + url.replaceFirst("\\?.*", "") + "]";
    }
}
