package com.objectstack.conformance.reference;

import com.objectstack.driver.ErrorCode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What a {@code vectorConfig} may say (contract §6.2). */
final class VectorRules {
    private static final int MAX_DIMENSIONS = 10_000;

    /** All may be declared; {@code nearest} computes the first two (SEMANTICS.md §4). */
    private static final List<String> METRICS = List.of("cosine", "euclidean", "dotProduct", "manhattan");

    private VectorRules() {}

    static void check(Map<?, ?> config, String path, Problems problems) {
        List<String> formats =
                Arrays.stream(VectorFormat.values()).map(VectorFormat::word).toList();
        require(
                config,
                "dimensions",
                VectorRules::isSize,
                "a whole number from 1 to " + MAX_DIMENSIONS,
                path,
                problems);
        require(config, "distanceMetric", METRICS::contains, "one of " + METRICS, path, problems);
        require(config, "format", formats::contains, "one of " + formats, path, problems);
    }

    private static void require(
            Map<?, ?> config, String property, Predicate<Object> rule, String wanted, String path, Problems problems) {
        Object value = config.get(property);
        if (value != null && !rule.test(value)) {
            problems.add(
                    ErrorCode.INVALID_SCHEMA,
                    path + "/" + property,
                    "'" + property + "' is not " + wanted,
                    "pass " + wanted);
        }
    }

    private static boolean isSize(Object value) {
        return value instanceof Number number
                && number.doubleValue() == number.intValue()
                && number.intValue() >= 1
                && number.intValue() <= MAX_DIMENSIONS;
    }
}
