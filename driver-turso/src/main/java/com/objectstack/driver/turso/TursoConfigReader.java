package com.objectstack.driver.turso;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.driver.Problem;
import com.objectstack.driver.sql.SettingsProperties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads a configuration from a map and collects all that is wrong with it. For one thread, used once. */
final class TursoConfigReader {
    private final TursoConfigBuilder builder = TursoConfig.builder();
    private final List<Problem> problems = new ArrayList<>();

    TursoConfig read(Map<String, ? extends @Nullable Object> properties) {
        properties.forEach((name, value) -> {
            if (value != null) {
                collect(() -> property(name, value));
            }
        });
        if (properties.get("syncUrl") == null) {
            collect(() -> refuseWithoutSyncUrl(properties, "sync"));
            collect(() -> refuseWithoutSyncUrl(properties, "localPath"));
        }
        if (!problems.isEmpty()) {
            throw DriverException.of(problems);
        }
        return builder.build();
    }

    private static void refuseWithoutSyncUrl(Map<String, ? extends @Nullable Object> properties, String name) {
        if (properties.get(name) != null) {
            throw DriverException.of(
                    ErrorCode.INVALID_CONFIG, "/" + name, name + " is for replicas", "remove it: there is no syncUrl");
        }
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
            case "mode" -> builder.mode(mode(name, value));
            case "syncUrl", "encryptionKey" -> throw unsupported(name);
            case "sync", "localPath" -> {
                // Told apart below: they belong to syncUrl.
            }
            case "wasm" -> {
                if (!Boolean.FALSE.equals(value)) {
                    throw unsupported(name);
                }
            }
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

    private static TransportMode mode(String name, Object value) {
        return switch (text(name, value)) {
            case "local" -> TransportMode.LOCAL;
            case "remote" -> TransportMode.REMOTE;
            case "replica" ->
                throw DriverException.of(
                        ErrorCode.UNSUPPORTED, "/mode", "this build has no replicas", "use local or remote");
            default -> throw wrong(name, "local or remote");
        };
    }

    private static DriverException unsupported(String name) {
        String what = switch (name) {
            case "syncUrl" -> "this build has no replicas";
            case "wasm" -> "this SQLite engine is native";
            default -> "this build does not encrypt";
        };
        return DriverException.of(ErrorCode.UNSUPPORTED, "/" + name, what, "leave '" + name + "' out");
    }

    private static int number(String name, Object value) {
        if ((value instanceof Integer || value instanceof Long)
                && ((Number) value).longValue() == ((Number) value).intValue()) {
            return ((Number) value).intValue();
        }
        throw wrong(name, "a whole number below 2^31");
    }

    private static String text(String name, @Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw wrong(name, "a text");
    }

    private static DriverException wrong(String name, String expected) {
        return DriverException.of(
                ErrorCode.INVALID_CONFIG,
                JsonPointers.child("", name),
                name + " has the wrong kind of value",
                "give " + expected);
    }
}
