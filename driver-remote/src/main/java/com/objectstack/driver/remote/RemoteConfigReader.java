package com.objectstack.driver.remote;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.driver.Problem;
import com.objectstack.driver.sql.SettingsProperties;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads a configuration from a map and collects all that is wrong with it. For one thread, used once. */
final class RemoteConfigReader {
    private static final Set<String> RETRY = Set.of("attempts", "firstMillis", "longestMillis");

    private final RemoteDriverConfigBuilder builder = RemoteDriverConfig.builder();
    private final List<Problem> problems = new ArrayList<>();

    RemoteDriverConfig read(Map<String, ? extends @Nullable Object> properties) {
        properties.forEach((name, value) -> {
            if (value != null) {
                collect(() -> property(name, value));
            }
        });
        if (!problems.isEmpty()) {
            throw DriverException.of(problems);
        }
        return builder.build();
    }

    private void collect(Runnable reading) {
        try {
            reading.run();
        } catch (DriverException e) {
            problems.addAll(e.problems());
        }
    }

    private void property(String name, Object value) {
        switch (name) {
            case "url" -> builder.url(text(name, value));
            case "authToken" -> token(name, value);
            case "namespace" -> builder.namespace(text(name, value));
            case "concurrency" -> builder.concurrency(number(name, value));
            case "timeout" -> builder.timeout(Duration.ofMillis(number(name, value)));
            case "connectTimeout" -> builder.connectTimeout(Duration.ofMillis(number(name, value)));
            case "acquireTimeout" -> builder.acquireTimeout(Duration.ofMillis(number(name, value)));
            case "retry" -> builder.retry(retry(value));
            case "userAgent" -> builder.userAgent(text(name, value));
            case "compressed" -> builder.compressed(as(Boolean.class, "true or false", name, value));
            case "httpClient" -> builder.httpClient(as(HttpClient.class, "a java.net.http.HttpClient", name, value));
            default ->
                builder.settings(SettingsProperties.with(builder.settings, name, value)
                        .orElseThrow(() -> DriverException.of(
                                ErrorCode.INVALID_CONFIG,
                                JsonPointers.child("", name),
                                "unknown property '" + name + "'",
                                "remove it, or mend its name")));
        }
    }

    private void token(String name, Object value) {
        if (value instanceof Supplier<?> source) {
            builder.authToken(() -> text(name, source.get()));
        } else {
            builder.authToken(text(name, value));
        }
    }

    private static RetryPolicy retry(Object value) {
        if (!(value instanceof Map<?, ?> given) || !RETRY.containsAll(given.keySet())) {
            throw wrong("retry", "{\"attempts\": 5, \"firstMillis\": 20, \"longestMillis\": 1000}");
        }
        RetryPolicy usual = RetryPolicy.DEFAULT;
        return new RetryPolicy(
                number("retry", given.get("attempts"), usual.attempts()),
                Duration.ofMillis(number(
                        "retry", given.get("firstMillis"), (int) usual.first().toMillis())),
                Duration.ofMillis(number("retry", given.get("longestMillis"), (int)
                        usual.longest().toMillis())));
    }

    private static int number(String name, @Nullable Object value, int usual) {
        return value == null ? usual : number(name, value);
    }

    private static int number(String name, Object value) {
        if ((value instanceof Integer || value instanceof Long)
                && ((Number) value).longValue() == ((Number) value).intValue()) {
            return ((Number) value).intValue();
        }
        throw wrong(name, "a whole number below 2^31");
    }

    private static String text(String name, @Nullable Object value) {
        return as(String.class, "a text", name, value);
    }

    private static <T> T as(Class<T> type, String expected, String name, @Nullable Object value) {
        if (!type.isInstance(value)) {
            throw wrong(name, expected);
        }
        return type.cast(value);
    }

    private static DriverException wrong(String name, String expected) {
        return DriverException.of(
                ErrorCode.INVALID_CONFIG,
                JsonPointers.child("", name),
                name + " has the wrong kind of value",
                "give " + expected);
    }
}
