package com.objectstack.driver.remote;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.Deadline;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to one server, one try each; who sends them again knows what they do. Thread-safe.
 *
 * <p>Every method may throw a {@link RemoteFailure}.
 */
final class HranaHttp implements AutoCloseable {
    private static final String PIPELINE = "v3/pipeline";
    private static final String CURSOR = "v3/cursor";

    /**
     * Above it the client asks before it sends the body: a server that refuses the headers hangs up while a large body is
     * still on its way, and the refusal is lost.
     */
    private static final int ASK_FIRST_BYTES = 48 * 1024;

    private final RemoteDriverConfig config;
    private final HttpClient http;
    private final boolean isOurs;
    private final AccessToken token;
    private final HttpFailures failures;
    private final Watchdog watchdog;
    private final Costs costs;

    HranaHttp(RemoteDriverConfig config, Lifecycle lifecycle, Watchdog watchdog, Costs costs) {
        this.config = config;
        this.watchdog = watchdog;
        this.costs = costs;
        this.isOurs = config.httpClient().isEmpty();
        this.http = config.httpClient().orElseGet(() -> client(config));
        this.token = new AccessToken(config.authToken());
        this.failures = new HttpFailures(lifecycle);
    }

    /** HTTP/1.1 always: an upgrade to HTTP/2 is never answered, and HTTP/2 at once goes to another database. */
    private static HttpClient client(RemoteDriverConfig config) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.connectTimeout());
        config.proxy().ifPresent(builder::proxy);
        return builder.build();
    }

    /** The whole answer to a pipeline. */
    HranaAnswer pipeline(byte[] body, @Nullable URI base, Deadline deadline) {
        HttpResponse<WholeBody.Received> response =
                post(PIPELINE, body, base, deadline, headers -> new WholeBody(watchdog, deadline));
        try {
            byte[] received = response.body().whole();
            InputStream content = decoded(response, new ByteArrayInputStream(received));
            if (response.statusCode() != 200) {
                throw failures.refused(response.statusCode(), HttpFailures.beginning(content));
            }
            HranaAnswer answer = HranaReader.pipeline(content);
            costs.exchanged(body.length, received.length, answer.serverTime());
            return answer;
        } catch (IOException e) {
            throw deadline.remainingNanos() <= 0 ? tooLate() : failures.unreadable(e);
        }
    }

    /** Has whoever reads a body fail. */
    static void breakOff(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            // It is broken already.
        }
    }

    /** The beginning of the answer to a cursor; whoever gets it closes it. */
    InputStream cursor(byte[] body, @Nullable URI base, Deadline deadline) {
        HttpResponse<InputStream> response = post(CURSOR, body, base, deadline, BodyHandlers.ofInputStream());
        costs.exchanged(body.length, 0, null);
        try {
            InputStream content = decoded(response, response.body());
            if (response.statusCode() == 200) {
                return content;
            }
            try (content) {
                throw failures.refused(response.statusCode(), HttpFailures.beginning(content));
            }
        } catch (IOException e) {
            throw failures.unreadable(e);
        }
    }

    /** The text of a page that says something of the server. */
    String get(String path, Deadline deadline) {
        HttpRequest.Builder request = request(path, null).GET();
        HttpResponse<String> response = exchange(request, BodyHandlers.ofString(), deadline);
        if (response.statusCode() != 200) {
            throw failures.refused(response.statusCode(), response.body());
        }
        return response.body();
    }

    private <T> HttpResponse<T> post(
            String path, byte[] body, @Nullable URI base, Deadline deadline, BodyHandler<T> handler) {
        String sent = token.current();
        HttpResponse<T> response = exchange(withBody(path, base, body), handler, deadline);
        // Nothing was executed, and the stream is intact: the token may have been replaced in the meantime.
        if (response.statusCode() == 401 && token.isReplaced(sent)) {
            if (response.body() instanceof InputStream unread) {
                breakOff(unread);
            }
            response = exchange(withBody(path, base, body), handler, deadline);
        }
        return response;
    }

    private HttpRequest.Builder withBody(String path, @Nullable URI base, byte[] body) {
        return request(path, base)
                .header("Content-Type", "application/json")
                .header("Accept-Encoding", config.isCompressed() && path.equals(PIPELINE) ? "gzip" : "identity")
                .expectContinue(body.length > ASK_FIRST_BYTES)
                .POST(BodyPublishers.ofByteArray(body));
    }

    private HttpRequest.Builder request(String path, @Nullable URI base) {
        URI target = Objects.requireNonNullElse(base, config.endpoint().base()).resolve(path);
        HttpRequest.Builder request = HttpRequest.newBuilder(target).header("User-Agent", config.userAgent());
        String bearer = token.current();
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        config.namespace().ifPresent(namespace -> {
            // Servers before 0.24.33 know the second only; an address may name none, or another.
            request.header("x-namespace", namespace);
            request.header(
                    "x-namespace-bin",
                    Base64.getEncoder().withoutPadding().encodeToString(namespace.getBytes(StandardCharsets.UTF_8)));
        });
        return request;
    }

    private <T> HttpResponse<T> exchange(HttpRequest.Builder request, BodyHandler<T> handler, Deadline deadline) {
        long left = deadline.remainingNanos();
        if (left <= 0) {
            throw RemoteFailure.refused(DriverException.of(
                    ErrorCode.TIMEOUT, "", "the deadline passed before the request was sent; it changed nothing"));
        }
        if (Thread.currentThread().isInterrupted()) {
            throw RemoteFailure.refused(DriverException.of(
                    ErrorCode.CANCELLED, "", "the calling thread was interrupted; the operation changed nothing"));
        }
        try {
            // Not sendAsync: its answers come through the common pool, whose threads our callers may be blocking.
            return http.send(request.timeout(Duration.ofNanos(left)).build(), handler);
        } catch (HttpConnectTimeoutException e) {
            throw failures.broken(e);
        } catch (HttpTimeoutException e) {
            throw tooLate();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RemoteFailure.abandoned(DriverException.of(
                    ErrorCode.CANCELLED, "", "the calling thread was interrupted before the server answered"));
        } catch (IOException e) {
            throw failures.broken(e);
        }
    }

    private static RemoteFailure tooLate() {
        return RemoteFailure.abandoned(
                DriverException.of(ErrorCode.TIMEOUT, "", "the deadline passed before the server answered"));
    }

    private static InputStream decoded(HttpResponse<?> response, InputStream body) throws IOException {
        String encoding = response.headers().firstValue("Content-Encoding").orElse("identity");
        return encoding.equals("gzip") ? new GZIPInputStream(body) : body;
    }

    /** Breaks what still runs; a client that was given stays open. */
    @Override
    public void close() {
        if (isOurs) {
            http.shutdownNow();
        }
    }
}
