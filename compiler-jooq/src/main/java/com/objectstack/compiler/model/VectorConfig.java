package com.objectstack.compiler.model;

import com.objectstack.compiler.vector.VectorFormat;
import com.objectstack.compiler.vector.VectorMetric;
import com.objectstack.schema.FieldSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The {@code vectorConfig} of a vector field: {@code dimensions}, {@code distanceMetric}, {@code format}.
 *
 * @param declared the block as declared, {} if there is none
 */
public record VectorConfig(Map<?, ?> declared) {
    private static final int MAX_DIMENSIONS = 10_000;
    private static final String COSINE = "cosine";
    private static final String EUCLIDEAN = "euclidean";

    /** What the contract knows; only the first two are computed by libSQL. */
    private static final List<String> METRICS = List.of(COSINE, EUCLIDEAN, "dotProduct", "manhattan");

    /** That of a field, or of a column whose field is not known. */
    public static VectorConfig of(@Nullable FieldSchema field) {
        return new VectorConfig(
                field != null && field.metadata().get("vectorConfig") instanceof Map<?, ?> config ? config : Map.of());
    }

    /** How many components each vector has; empty if they may differ. */
    public Optional<Integer> dimensions() {
        return declared.get("dimensions") instanceof Number number ? Optional.of(number.intValue()) : Optional.empty();
    }

    /** How vectors are kept. */
    public VectorFormat format() {
        return declared.get("format") instanceof String word
                ? VectorFormat.of(word).orElse(VectorFormat.FLOAT32)
                : VectorFormat.FLOAT32;
    }

    /** The metric by its name in schemas. */
    public String metricName() {
        return declared.get("distanceMetric") instanceof String word ? word : COSINE;
    }

    /** The metric; empty if no database computes it for the format. */
    public Optional<VectorMetric> metric() {
        return switch (metricName()) {
            case COSINE -> Optional.of(VectorMetric.COSINE);
            case EUCLIDEAN -> Optional.of(VectorMetric.EUCLIDEAN).filter(metric -> metric.takes(format()));
            default -> Optional.empty();
        };
    }

    /** What each wrong property should be. */
    Map<String, String> problems() {
        Map<String, String> problems = new LinkedHashMap<>();
        require(VectorConfig::isSize, "dimensions", "a whole number from 1 to 10000", problems);
        require(METRICS::contains, "distanceMetric", "one of " + METRICS, problems);
        require(VectorConfig::isFormat, "format", "one of " + formats(), problems);
        return problems;
    }

    private void require(Predicate<Object> rule, String property, String wanted, Map<String, String> problems) {
        Object value = declared.get(property);
        if (value != null && !rule.test(value)) {
            problems.put(property, wanted);
        }
    }

    private static boolean isSize(Object value) {
        return value instanceof Number number
                && number.doubleValue() == number.intValue()
                && number.intValue() >= 1
                && number.intValue() <= MAX_DIMENSIONS;
    }

    private static boolean isFormat(Object value) {
        return value instanceof String word && VectorFormat.of(word).isPresent();
    }

    private static String formats() {
        return Stream.of(VectorFormat.values()).map(VectorFormat::word).toList().toString();
    }
}
