package com.objectstack.driver.turso;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.ConfigProperties;
import com.objectstack.driver.sql.SettingsProperties;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads a configuration from a map. For one thread, used once. */
final class TursoConfigReader {
    private final TursoConfigBuilder builder = TursoConfig.builder();

    TursoConfig read(Map<String, ? extends @Nullable Object> properties) {
        boolean isReplica = properties.get("syncUrl") != null;
        ConfigProperties.read(properties, (name, value) -> property(name, value, isReplica));
        return builder.build();
    }

    private static void refuseWithoutSyncUrl(String name, boolean isReplica) {
        // With it, syncUrl itself is what is refused.
        if (!isReplica) {
            throw DriverException.of(
                    ErrorCode.INVALID_CONFIG, "/" + name, name + " is for replicas", "remove it: there is no syncUrl");
        }
    }

    private void property(String name, Object value, boolean isReplica) {
        switch (name) {
            case "url" -> builder.url(ConfigProperties.text(name, value));
            case "authToken" -> token(name, value);
            case "namespace" -> builder.namespace(ConfigProperties.text(name, value));
            case "concurrency" -> builder.concurrency(ConfigProperties.integer(name, value));
            case "timeout" -> builder.timeout(Duration.ofMillis(ConfigProperties.integer(name, value)));
            case "mode" -> builder.mode(mode(name, value));
            case "syncUrl", "encryptionKey" -> throw unsupported(name);
            case "sync", "localPath" -> refuseWithoutSyncUrl(name, isReplica);
            case "wasm" -> {
                if (!Boolean.FALSE.equals(value)) {
                    throw unsupported(name);
                }
            }
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

    private static TransportMode mode(String name, Object value) {
        return switch (ConfigProperties.text(name, value)) {
            case "local" -> TransportMode.LOCAL;
            case "remote" -> TransportMode.REMOTE;
            case "replica" ->
                throw DriverException.of(
                        ErrorCode.UNSUPPORTED, "/mode", "this build has no replicas", "use local or remote");
            default -> throw ConfigProperties.wrong(name, "local or remote");
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
}
