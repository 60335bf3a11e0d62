package com.objectstack.driver.sqlite;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.driver.sql.ConfigProperties;
import com.objectstack.driver.sql.SettingsProperties;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads a configuration from a map. For one thread, used once. */
final class ConfigReader {
    private final SqliteDriverConfigBuilder builder = SqliteDriverConfig.builder();

    SqliteDriverConfig read(Map<String, ? extends @Nullable Object> properties) {
        ConfigProperties.read(properties, this::property);
        return builder.build();
    }

    private void property(String name, Object value) {
        switch (name) {
            case "url" -> builder.url(ConfigProperties.text(name, value));
            case "dataSource" ->
                builder.dataSource(ConfigProperties.as(DataSource.class, "a javax.sql.DataSource", name, value));
            case "durability" -> builder.durability(durability(name, value));
            case "readers" -> builder.readers(ConfigProperties.integer(name, value));
            case "busyTimeoutMillis" -> builder.busyTimeout(Duration.ofMillis(ConfigProperties.number(name, value)));
            case "acquireTimeoutMillis" ->
                builder.acquireTimeout(Duration.ofMillis(ConfigProperties.number(name, value)));
            case "connectTimeoutMillis" ->
                builder.connectTimeout(Duration.ofMillis(ConfigProperties.number(name, value)));
            case "statementCacheSize" -> builder.statementCacheSize(ConfigProperties.integer(name, value));
            case "cacheSizeKib" -> builder.cacheSizeKib(ConfigProperties.integer(name, value));
            case "mmapSizeBytes" -> builder.mmapSizeBytes(ConfigProperties.number(name, value));
            case "wasm" -> refuseWasm(value);
            default ->
                builder.settings(
                        SettingsProperties.with(builder.settings, name, value).orElseThrow(() -> unknown(name)));
        }
    }

    private static DriverException unknown(String name) {
        if (UrlParser.ENCRYPTION_WORDS.contains(name.toLowerCase(Locale.ROOT))) {
            return UrlParser.noEncryption(JsonPointers.child("", name), name);
        }
        return ConfigProperties.unknown(name);
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
        return switch (ConfigProperties.as(String.class, "normal or full", name, value)
                .toLowerCase(Locale.ROOT)) {
            case "normal" -> Durability.NORMAL;
            case "full" -> Durability.FULL;
            default -> throw ConfigProperties.wrong(name, "normal or full");
        };
    }
}
