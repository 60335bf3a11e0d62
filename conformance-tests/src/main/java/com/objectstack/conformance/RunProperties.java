package com.objectstack.conformance;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** System properties that are set while a run lasts; then what was there is put back. */
final class RunProperties {
    private RunProperties() {}

    static void during(Map<String, String> properties, Runnable run) {
        Map<String, @Nullable String> before = new HashMap<>();
        properties.forEach((name, value) -> before.put(name, System.setProperty(name, value)));
        try {
            run.run();
        } finally {
            before.forEach(RunProperties::restore);
        }
    }

    private static void restore(String name, @Nullable String value) {
        if (value == null) {
            System.clearProperty(name);
        } else {
            System.setProperty(name, value);
        }
    }
}
