package com.objectstack.driver.remote;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.sql.SqlDriverSettings;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a database of a libSQL server is reached. Immutable; made by {@link #builder} or {@link #fromMap}, which refuse what
 * is wrong with {@code INVALID_CONFIG} before anything is sent. The token stands in no text that this library makes.
 */
public final class RemoteDriverConfig {
    private final Endpoint endpoint;
    private final @Nullable Supplier<String> authToken;
    private final @Nullable String namespace;
    private final int concurrency;
    private final Duration timeout;
    private final Duration connectTimeout;
    private final Duration acquireTimeout;
    private final RetryPolicy retry;
    private final String userAgent;
    private final boolean compressed;
    private final @Nullable ProxySelector proxy;
    private final @Nullable HttpClient httpClient;
    private final SqlDriverSettings settings;

    RemoteDriverConfig(RemoteDriverConfigBuilder builder, Endpoint endpoint) {
        String inUrl = endpoint.token();
        this.endpoint = new Endpoint(endpoint.base(), null);
        this.authToken = inUrl == null ? builder.authToken : () -> inUrl;
        this.namespace = builder.namespace;
        this.concurrency = builder.concurrency;
        this.timeout = builder.timeout;
        this.connectTimeout = builder.connectTimeout;
        this.acquireTimeout = builder.acquireTimeout;
        this.retry = builder.retry;
        this.userAgent = builder.userAgent;
        this.compressed = builder.compressed == null ? !endpoint.isLoopback() : builder.compressed;
        this.proxy = builder.proxy;
        this.httpClient = builder.httpClient;
        this.settings = builder.settings;
    }

    /**
     * A builder with the defaults and no server yet.
     *
     * @return a new builder
     */
    public static RemoteDriverConfigBuilder builder() {
        return new RemoteDriverConfigBuilder();
    }

    /**
     * The configuration in a map, as JSON gives it: {@code url}, {@code authToken} (a text, or a {@link Supplier} of one),
     * {@code namespace}, {@code concurrency}, {@code timeout}, {@code connectTimeout} and {@code acquireTimeout} in
     * milliseconds, {@code retry} ({@code {"attempts": 5, "firstMillis": 20, "longestMillis": 1000}}), {@code userAgent},
     * {@code compressed}, {@code httpClient}, and the {@link com.objectstack.driver.sql.SettingsProperties} of every
     * transport.
     *
     * @param properties the properties; null values count as absent
     * @return the configuration
     * @throws DriverException {@code INVALID_CONFIG} with all problems: unknown properties and wrong values
     */
    public static RemoteDriverConfig fromMap(Map<String, ? extends @Nullable Object> properties) {
        return new RemoteConfigReader().read(properties);
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /**
     * The server's address.
     *
     * @return an {@code http:} or {@code https:} URL without parameters
     */
    public String url() {
        return endpoint.base().toString();
    }

    Optional<Supplier<String>> authToken() {
        return Optional.ofNullable(authToken);
    }

    /**
     * The database of a server that has several.
     *
     * @return its name, empty if the URL's host names it
     */
    public Optional<String> namespace() {
        return Optional.ofNullable(namespace);
    }

    /**
     * How many operations, transactions and streams are at the server at the same time; further ones wait in order.
     *
     * @return the number, 20 unless set
     */
    public int concurrency() {
        return concurrency;
    }

    /**
     * How long a statement or batch may take, its repetitions included, whatever the operation's own timeout.
     *
     * @return the time, 30 seconds unless set
     */
    public Duration timeout() {
        return timeout;
    }

    /**
     * How long making a connection may take.
     *
     * @return the time, 5 seconds unless set
     */
    public Duration connectTimeout() {
        return connectTimeout;
    }

    /**
     * How long an operation waits for its turn before it fails with {@code BUSY}.
     *
     * @return the time, 30 seconds unless set
     */
    public Duration acquireTimeout() {
        return acquireTimeout;
    }

    /**
     * When requests are sent again.
     *
     * @return the policy, {@link RetryPolicy#DEFAULT} unless set
     */
    public RetryPolicy retry() {
        return retry;
    }

    /**
     * What requests say of their sender.
     *
     * @return the header's value
     */
    public String userAgent() {
        return userAgent;
    }

    /**
     * Whether answers come compressed.
     *
     * @return unless set, true for servers on other machines
     */
    public boolean isCompressed() {
        return compressed;
    }

    /**
     * Which proxy is used.
     *
     * @return the selector, empty for none
     */
    public Optional<ProxySelector> proxy() {
        return Optional.ofNullable(proxy);
    }

    /**
     * The client that sends requests.
     *
     * @return a client of the caller's, empty if the driver makes its own
     */
    public Optional<HttpClient> httpClient() {
        return Optional.ofNullable(httpClient);
    }

    /**
     * What the driver is told besides its server.
     *
     * @return the settings, {@link SqlDriverSettings#DEFAULTS} unless set
     */
    public SqlDriverSettings settings() {
        return settings;
    }

    /** The settings without the token. */
    @Override
    public String toString() {
        return "RemoteDriverConfig[" + endpoint + ", namespace=" + namespace + ", concurrency=" + concurrency + "]";
    }
}
