package com.objectstack.driver.turso;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.SqlDriverSettings;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects a configuration. For one thread. */
public final class TursoConfigBuilder {
    private static final Set<String> SERVER_SCHEMES = Set.of("libsql", "http", "https", "ws", "wss");

    private @Nullable String url;
    private @Nullable TransportMode mode;

    @Nullable
    Supplier<String> authToken;

    @Nullable
    String namespace;

    @Nullable
    Integer concurrency;

    @Nullable
    Duration timeout;

    SqlDriverSettings settings = SqlDriverSettings.DEFAULTS;

    TursoConfigBuilder() {}

    /**
     * Sets the database.
     *
     * @param newUrl {@code :memory:} or {@code file:path} for this process, {@code libsql://}, {@code https://},
     *     {@code http://}, {@code wss://} or {@code ws://} for a server; nothing else
     * @return this
     */
    public TursoConfigBuilder url(String newUrl) {
        url = Objects.requireNonNull(newUrl, "newUrl");
        return this;
    }

    /**
     * Requires a mode, instead of taking the URL's.
     *
     * @param required the mode; it must be the URL's
     * @return this
     */
    public TursoConfigBuilder mode(TransportMode required) {
        mode = Objects.requireNonNull(required, "required");
        return this;
    }

    /**
     * Sets the token for a server.
     *
     * @param token the token
     * @return this
     */
    public TursoConfigBuilder authToken(String token) {
        Objects.requireNonNull(token, "token");
        if (token.contains("${")) {
            throw invalid("authToken", "the token is a placeholder, which nothing here fills in");
        }
        return authToken(() -> token);
    }

    /**
     * Sets where the token for a server comes from; see {@code RemoteDriverConfigBuilder.authToken}.
     *
     * @param source gives the token; called by any thread
     * @return this
     */
    public TursoConfigBuilder authToken(Supplier<String> source) {
        authToken = Objects.requireNonNull(source, "source");
        return this;
    }

    /**
     * Names the database of a server that has several.
     *
     * @param name the namespace
     * @return this
     */
    public TursoConfigBuilder namespace(String name) {
        namespace = Objects.requireNonNull(name, "name");
        return this;
    }

    /**
     * Sets how much is asked at the same time: requests of a server (20 unless set), readers of a file.
     *
     * @param count 1 or more
     * @return this
     */
    public TursoConfigBuilder concurrency(int count) {
        if (count < 1) {
            throw invalid("concurrency", "concurrency must be 1 or more, got " + count);
        }
        concurrency = count;
        return this;
    }

    /**
     * Sets how long an operation may wait: for a server's answer (30 seconds unless set), for another process's lock of a
     * file (5 seconds unless set).
     *
     * @param limit more than 0
     * @return this
     */
    public TursoConfigBuilder timeout(Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw invalid("timeout", "timeout must be more than 0, got " + limit);
        }
        timeout = limit;
        return this;
    }

    /**
     * Sets what the driver is told besides its database: whether large tables may be scanned, whose the tables are, ids.
     *
     * @param value the settings
     * @return this
     */
    public TursoConfigBuilder settings(SqlDriverSettings value) {
        settings = Objects.requireNonNull(value, "value");
        return this;
    }

    /**
     * The configuration.
     *
     * @return the configuration
     * @throws DriverException {@code INVALID_CONFIG} for an URL of no known kind, and for what does not fit it
     */
    public TursoConfig build() {
        if (url == null || url.isBlank()) {
            throw invalid("url", "there is no url");
        }
        if (url.contains("${")) {
            throw invalid("url", "the url holds a placeholder, which nothing here fills in");
        }
        TransportMode found = modeOf(url);
        if (mode != null && mode != found) {
            throw invalid("mode", "the url is " + found.name().toLowerCase(Locale.ROOT));
        }
        if (found == TransportMode.LOCAL && authToken != null) {
            throw invalid("authToken", "a database of this process takes no token");
        }
        if (found == TransportMode.LOCAL && namespace != null) {
            throw invalid("namespace", "a database of this process has no namespace");
        }
        return new TursoConfig(this, url, found);
    }

    /** Never a silent local file: an unknown scheme is a misspelt one. */
    private static TransportMode modeOf(String url) {
        int colon = url.indexOf(':');
        String scheme = colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
        if (SERVER_SCHEMES.contains(scheme)) {
            return TransportMode.REMOTE;
        }
        if (url.equals(":memory:") || scheme.equals("file")) {
            return TransportMode.LOCAL;
        }
        throw DriverException.of(
                ErrorCode.INVALID_CONFIG,
                "/url",
                scheme.isEmpty() ? "the url has no scheme" : "unknown scheme '" + scheme + "'",
                "write :memory:, file:path, libsql://host or http://host:port");
    }

    private static DriverException invalid(String property, String message) {
        return DriverException.of(ErrorCode.INVALID_CONFIG, "/" + property, message);
    }
}
