package com.objectstack.driver.sqlite;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Problem;
import com.objectstack.driver.sql.SettingsProperties;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads a configuration from a map and collects all that is wrong with it. For one thread, used once. */
final class ConfigReader {
    private final SqliteDriverConfigBuilder builder = SqliteDriverConfig.builder();
    private final List<Problem> problems = new ArrayList<>();

    SqliteDriverConfig read(Map<String, ? extends @Nullable Object> properties) {
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
            case "url" -> builder.url(as(String.class, "a text", name, value));
            case "dataSource" -> builder.dataSource(as(DataSource.class, "a javax.sql.DataSource", name, value));
            case "durability" -> builder.durability(durability(name, value));
            case "readers" -> integer(name, value, builder::readers);
            case "busyTimeoutMillis" -> builder.busyTimeout(Duration.ofMillis(number(name, value)));
            case "acquireTimeoutMillis" -> builder.acquireTimeout(Duration.ofMillis(number(name, value)));
            case "connectTimeoutMillis" -> builder.connectTimeout(Duration.ofMillis(number(name, value)));
            case "statementCacheSize" -> integer(name, value, builder::statementCacheSize);
            case "cacheSizeKib" -> integer(name, value, builder::cacheSizeKib);
            case "mmapSizeBytes" -> builder.mmapSizeBytes(number(name, value));
            case "wasm" -> refuseWasm(value);
            default ->
                builder.settings(
                        SettingsProperties.with(builder.settings, name, value).orElseThrow(() -> unknown(name)));
        }
    }

    private static DriverException unknown(String name) {
        if (UrlParser.ENCRYPTION_WORDS.contains(name.toLowerCase(Locale.ROOT))) {
            return UrlParser.noEncryption(pointer(name), name);
        }
        return DriverException.of(
                ErrorCode.INVALID_CONFIG,
                pointer(name),
                "unknown property '" + name + "'",
                "remove it, or mend its name");
    }

    private static void refuseWasm(Object value) {
        if (!Boolean.FALSE.equals(value)) {
            throw DriverException.of(
                    ErrorCode.UNSUPPORTED, "/wasm", "this SQLite engine is native", "leave 'wasm' out");
        }
    }

    private static Durability durability(String name, Object value) {
        if (value instanceof Durability durability) {
            return durability;
        }
        return switch (as(String.class, "normal or full", name, value).toLowerCase(Locale.ROOT)) {
            case "normal" -> Durability.NORMAL;
            case "full" -> Durability.FULL;
            default -> throw wrong(name, "normal or full");
        };
    }

    private static void integer(String name, Object value, Consumer<Integer> setter) {
        long number = number(name, value);
        if (number != (int) number) {
            throw wrong(name, "a smaller number");
        }
        setter.accept((int) number);
    }

    private static long number(String name, Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        throw wrong(name, "a whole number");
    }

    private static <T> T as(Class<T> type, String expected, String name, Object value) {
        if (!type.isInstance(value)) {
            throw wrong(name, expected);
        }
        return type.cast(value);
    }

    private static DriverException wrong(String name, String expected) {
        return DriverException.of(
                ErrorCode.INVALID_CONFIG, pointer(name), name + " has the wrong kind of value", "give " + expected);
    }

    private static String pointer(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
