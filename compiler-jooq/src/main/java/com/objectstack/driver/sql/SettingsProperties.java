package com.objectstack.driver.sql;

import com.objectstack.driver.DriverException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings that a configuration may hold whatever the transport: {@code refuseFullScan} ({@code {"unlessRowsBelow":
 * 1000}}), {@code strictTables}, {@code schemaMode} ({@code managed}, {@code external} or {@code validate-only}),
 * {@code autoMigrate} ({@code safe} or {@code off}), {@code production} and {@code listener} (an {@link OperationListener}).
 * For readers of configurations.
 */
public final class SettingsProperties {
    private SettingsProperties() {}

    /**
     * Settings with one property more.
     *
     * @param settings the settings so far
     * @param name the property
     * @param value its value as JSON gives it
     * @return the changed settings, empty if the property is none of these
     * @throws DriverException {@code INVALID_CONFIG} for a value of the wrong kind
     */
    public static Optional<SqlDriverSettings> with(SqlDriverSettings settings, String name, Object value) {
        return switch (name) {
            case "refuseFullScan" -> Optional.of(settings.refusingFullScans(rows(value)));
            case "strictTables" -> Optional.of(isTrue(name, value) ? settings.withStrictTables() : settings);
            case "schemaMode" -> Optional.of(settings.withSchemaMode(schemaMode(value)));
            case "autoMigrate" -> Optional.of(settings.withAutoMigrate(autoMigrate(value)));
            case "listener" -> Optional.of(settings.withListener(listener(value)));
            case "production" -> Optional.of(isTrue(name, value) ? settings.inProduction() : settings);
            default -> Optional.empty();
        };
    }

    private static long rows(Object value) {
        Object rows = value instanceof Map<?, ?> options && options.keySet().equals(Set.of("unlessRowsBelow"))
                ? options.values().iterator().next()
                : null;
        if ((rows instanceof Integer || rows instanceof Long) && ((Number) rows).longValue() >= 1) {
            return ((Number) rows).longValue();
        }
        throw ConfigProperties.wrong("refuseFullScan", "{\"unlessRowsBelow\": 1000}, 1 or more");
    }

    private static boolean isTrue(String name, Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw ConfigProperties.wrong(name, "true or false");
    }

    private static SchemaMode schemaMode(Object value) {
        if (value instanceof SchemaMode mode) {
            return mode;
        }
        return switch (value.toString()) {
            case "managed" -> SchemaMode.MANAGED;
            case "external" -> SchemaMode.EXTERNAL;
            case "validate-only" -> SchemaMode.VALIDATE_ONLY;
            default -> throw ConfigProperties.wrong("schemaMode", "managed, external or validate-only");
        };
    }

    private static AutoMigrate autoMigrate(Object value) {
        if (value instanceof AutoMigrate mode) {
            return mode;
        }
        return switch (value.toString()) {
            case "safe" -> AutoMigrate.SAFE;
            case "off" -> AutoMigrate.OFF;
            default -> throw ConfigProperties.wrong("autoMigrate", "safe or off");
        };
    }

    private static OperationListener listener(Object value) {
        if (value instanceof OperationListener listener) {
            return listener;
        }
        throw ConfigProperties.wrong("listener", "an OperationListener");
    }
}
