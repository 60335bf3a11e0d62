package com.objectstack.driver.remote;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.SqlDriverSettings;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects a configuration. For one thread. */
public final class RemoteDriverConfigBuilder {
    private static final int MOST_CONCURRENCY = 10_000;

    private @Nullable String url;

    @Nullable
    Supplier<String> authToken;

    @Nullable
    String namespace;

    int concurrency = 20;
    Duration timeout = Duration.ofSeconds(30);
    Duration connectTimeout = Duration.ofSeconds(5);
    Duration acquireTimeout = Duration.ofSeconds(30);
    RetryPolicy retry = RetryPolicy.DEFAULT;
    String userAgent = "objectstack-java";

    @Nullable
    Boolean compressed;

    @Nullable
    ProxySelector proxy;

    @Nullable
    HttpClient httpClient;

    SqlDriverSettings settings = SqlDriverSettings.DEFAULTS;

    RemoteDriverConfigBuilder() {}

    /**
     * Sets the server.
     *
     * @param newUrl {@code libsql://}, {@code https://}, {@code http://}, {@code wss://} or {@code ws://}, then the host,
     *     its port if need be, and {@code ?tls=0} (for {@code libsql:}) or {@code ?authToken=} if wanted
     * @return this
     */
    public RemoteDriverConfigBuilder url(String newUrl) {
        url = Objects.requireNonNull(newUrl, "newUrl");
        return this;
    }

    /**
     * Sets the token that requests carry.
     *
     * @param token the token
     * @return this
     */
    public RemoteDriverConfigBuilder authToken(String token) {
        Objects.requireNonNull(token, "token");
        return authToken(() -> token);
    }

    /**
     * Sets where the token comes from. It is asked once, and again when the server refuses the token; the request is sent
     * again if the token is another then.
     *
     * @param source gives the token; called by any thread
     * @return this
     */
    public RemoteDriverConfigBuilder authToken(Supplier<String> source) {
        authToken = Objects.requireNonNull(source, "source");
        return this;
    }

    /**
     * Names the database of a server that has several. Without it the server takes the URL's host up to its first dot.
     *
     * @param name the namespace
     * @return this
     */
    public RemoteDriverConfigBuilder namespace(String name) {
        if (name.isEmpty() || !name.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw invalid("namespace", "a namespace is one or more printable ASCII characters without spaces");
        }
        namespace = name;
        return this;
    }

    /**
     * Sets how much is asked of the server at the same time.
     *
     * @param count 1 to 10,000; servers have 128 connections for all their clients
     * @return this
     */
    public RemoteDriverConfigBuilder concurrency(int count) {
        if (count < 1 || count > MOST_CONCURRENCY) {
            throw invalid("concurrency", "concurrency must be 1 to " + MOST_CONCURRENCY + ", got " + count);
        }
        concurrency = count;
        return this;
    }

    /**
     * Sets how long a statement or batch may take, its repetitions included.
     *
     * @param limit more than 0; a write may have to wait 5 seconds for another writer, so 10 seconds are a sensible least
     * @return this
     */
    public RemoteDriverConfigBuilder timeout(Duration limit) {
        timeout = positive("timeout", limit);
        return this;
    }

    /**
     * Sets how long making a connection may take.
     *
     * @param limit more than 0
     * @return this
     */
    public RemoteDriverConfigBuilder connectTimeout(Duration limit) {
        connectTimeout = positive("connectTimeout", limit);
        return this;
    }

    /**
     * Sets how long an operation waits for its turn.
     *
     * @param limit more than 0
     * @return this
     */
    public RemoteDriverConfigBuilder acquireTimeout(Duration limit) {
        acquireTimeout = positive("acquireTimeout", limit);
        return this;
    }

    /**
     * Sets when requests are sent again.
     *
     * @param policy the policy
     * @return this
     */
    public RemoteDriverConfigBuilder retry(RetryPolicy policy) {
        retry = Objects.requireNonNull(policy, "policy");
        return this;
    }

    /**
     * Sets what requests say of their sender.
     *
     * @param name printable ASCII characters
     * @return this
     */
    public RemoteDriverConfigBuilder userAgent(String name) {
        if (name.isBlank() || !name.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw invalid("userAgent", "a user agent is printable ASCII characters");
        }
        userAgent = name;
        return this;
    }

    /**
     * Sets whether answers come compressed: fewer bytes, more work.
     *
     * @param value whether
     * @return this
     */
    public RemoteDriverConfigBuilder compressed(boolean value) {
        compressed = value;
        return this;
    }

    /**
     * Sets which proxy is used.
     *
     * @param selector the selector
     * @return this
     */
    public RemoteDriverConfigBuilder proxy(ProxySelector selector) {
        proxy = Objects.requireNonNull(selector, "selector");
        return this;
    }

    /**
     * Sets the client that sends requests, which then has its own connections, proxy and trusted certificates. It must
     * speak HTTP/1.1 to {@code http:} servers, not follow redirects, and is not closed with the driver.
     *
     * @param client the client
     * @return this
     */
    public RemoteDriverConfigBuilder httpClient(HttpClient client) {
        httpClient = Objects.requireNonNull(client, "client");
        return this;
    }

    /**
     * Sets what the driver is told besides its server: whether large tables may be scanned, whose the tables are, ids.
     *
     * @param value the settings
     * @return this
     */
    public RemoteDriverConfigBuilder settings(SqlDriverSettings value) {
        settings = Objects.requireNonNull(value, "value");
        return this;
    }

    /**
     * The configuration.
     *
     * @return the configuration
     * @throws DriverException {@code INVALID_CONFIG} for the URL, a second token or a client that does not fit
     */
    public RemoteDriverConfig build() {
        if (url == null) {
            throw DriverException.of(ErrorCode.INVALID_CONFIG, "/url", "there is no url", "name the server");
        }
        Endpoint endpoint = Endpoint.parse(url);
        if (endpoint.token() != null && authToken != null) {
            throw invalid("authToken", "there is a token in the url, and another one");
        }
        if (httpClient != null) {
            requireFitting(httpClient);
        }
        return new RemoteDriverConfig(this, endpoint);
    }

    private void requireFitting(HttpClient client) {
        if (client.version() != HttpClient.Version.HTTP_1_1
                && !String.valueOf(url).startsWith("https:")) {
            throw invalid("httpClient", "the client would upgrade to HTTP/2, which plain servers never answer");
        }
        if (client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw invalid("httpClient", "the client follows redirects, which would hand the token on");
        }
        if (proxy != null) {
            throw invalid("proxy", "a client of your own has its own proxy");
        }
    }

    private static Duration positive(String name, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw invalid(name, name + " must be more than 0, got " + value);
        }
        return value;
    }

    private static DriverException invalid(String property, String message) {
        return DriverException.of(ErrorCode.INVALID_CONFIG, "/" + property, message);
    }
}
