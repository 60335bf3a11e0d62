package com.objectstack.driver.remote;

import com.objectstack.driver.sql.ConfigProperties;
import com.objectstack.driver.sql.SettingsProperties;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads a configuration from a map. For one thread, used once. */
final class RemoteConfigReader {
    private static final Set<String> RETRY = Set.of("attempts", "firstMillis", "longestMillis");

    private final RemoteDriverConfigBuilder builder = RemoteDriverConfig.builder();

    RemoteDriverConfig read(Map<String, ? extends @Nullable Object> properties) {
        ConfigProperties.read(properties, this::property);
        return builder.build();
    }

    private void property(String name, Object value) {
        switch (name) {
            case "url" -> builder.url(ConfigProperties.text(name, value));
            case "authToken" -> token(name, value);
            case "namespace" -> builder.namespace(ConfigProperties.text(name, value));
            case "concurrency" -> builder.concurrency(ConfigProperties.integer(name, value));
            case "timeout" -> builder.timeout(Duration.ofMillis(ConfigProperties.integer(name, value)));
            case "connectTimeout" -> builder.connectTimeout(Duration.ofMillis(ConfigProperties.integer(name, value)));
            case "acquireTimeout" -> builder.acquireTimeout(Duration.ofMillis(ConfigProperties.integer(name, value)));
            case "retry" -> builder.retry(retry(value));
            case "userAgent" -> builder.userAgent(ConfigProperties.text(name, value));
            case "compressed" -> builder.compressed(ConfigProperties.as(Boolean.class, "true or false", name, value));
            case "httpClient" ->
                builder.httpClient(ConfigProperties.as(HttpClient.class, "a java.net.http.HttpClient", name, value));
            default ->
                builder.settings(SettingsProperties.with(builder.settings, name, value)
                        .orElseThrow(() -> ConfigProperties.unknown(name)));
        }
    }

    private void token(String name, Object value) {
        if (value instanceof Supplier<?> source) {
            builder.authToken(() -> ConfigProperties.text(name, source.get()));
        } else {
            builder.authToken(ConfigProperties.text(name, value));
        }
    }

    private static RetryPolicy retry(Object value) {
        if (!(value instanceof Map<?, ?> given) || !RETRY.containsAll(given.keySet())) {
            throw ConfigProperties.wrong("retry", "{\"attempts\": 5, \"firstMillis\": 20, \"longestMillis\": 1000}");
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
        return value == null ? usual : ConfigProperties.integer(name, value);
    }
}
