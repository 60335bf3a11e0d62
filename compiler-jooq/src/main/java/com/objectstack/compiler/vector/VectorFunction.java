package com.objectstack.compiler.vector;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** libSQL's SQL functions on vectors, with its results and messages. Pure: equal arguments give equal results. */
public enum VectorFunction {
    /** A float32 vector. */
    VECTOR(VectorFormat.FLOAT32),
    /** A float32 vector. */
    VECTOR32(VectorFormat.FLOAT32),
    /** A float64 vector. */
    VECTOR64(VectorFormat.FLOAT64),
    /** A float16 vector. */
    VECTOR16(VectorFormat.FLOAT16),
    /** A floatb16 vector. */
    VECTORB16(VectorFormat.FLOATB16),
    /** A float8 vector. */
    VECTOR8(VectorFormat.FLOAT8),
    /** A float1bit vector. */
    VECTOR1BIT(VectorFormat.FLOAT1BIT),
    /** The text of a vector. */
    VECTOR_EXTRACT,
    /** The cosine distance. */
    VECTOR_DISTANCE_COS(VectorMetric.COSINE),
    /** The euclidean distance. */
    VECTOR_DISTANCE_L2(VectorMetric.EUCLIDEAN);

    private final @Nullable VectorFormat format;
    private final @Nullable VectorMetric metric;

    VectorFunction() {
        this.format = null;
        this.metric = null;
    }

    VectorFunction(VectorFormat format) {
        this.format = format;
        this.metric = null;
    }

    VectorFunction(VectorMetric metric) {
        this.format = null;
        this.metric = metric;
    }

    /** The function of a distance. */
    public static VectorFunction of(VectorMetric metric) {
        return switch (metric) {
            case COSINE -> VECTOR_DISTANCE_COS;
            case EUCLIDEAN -> VECTOR_DISTANCE_L2;
        };
    }

    /** Its name in SQL. */
    public String sqlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How many arguments it takes. */
    public int arity() {
        return metric == null ? 1 : 2;
    }

    /**
     * The result.
     *
     * @param arguments as many as it takes: {@code byte[], String, Long, Double} or null
     * @return {@code byte[], String, Double} or null
     * @throws VectorException with libSQL's message
     */
    public @Nullable Object call(@Nullable Object... arguments) {
        if (metric != null) {
            return distance(metric, arguments[0], arguments[1]).orElse(null);
        }
        return format != null ? converted(arguments[0], format) : shown(arguments[0]);
    }

    private static byte[] converted(@Nullable Object value, VectorFormat target) {
        VectorFormat ofText = target == VectorFormat.FLOAT64 ? target : VectorFormat.FLOAT32;
        return Vector.of(value, VectorShape.of(value, ofText)).to(target).blob();
    }

    private static String shown(@Nullable Object value) {
        return VectorText.show(
                Vector.of(value, VectorShape.of(value, VectorFormat.FLOAT32)).doubles());
    }

    private static Optional<Double> distance(VectorMetric metric, @Nullable Object left, @Nullable Object right) {
        VectorShape one = VectorShape.of(left, VectorFormat.FLOAT32);
        VectorShape two = VectorShape.of(right, VectorFormat.FLOAT32);
        if (one.format() != two.format()) {
            throw differ("type", one.format().code(), two.format().code());
        }
        if (one.dimensions() != two.dimensions()) {
            throw differ("length", one.dimensions(), two.dimensions());
        }
        if (!metric.takes(one.format())) {
            throw new VectorException("vector_distance: l2 distance is not supported for float1bit vectors");
        }
        float distance = metric.between(Vector.of(left, one), Vector.of(right, two));
        return Float.isNaN(distance) ? Optional.empty() : Optional.of((double) distance);
    }

    private static VectorException differ(String what, int one, int two) {
        return new VectorException("vector_distance: vectors must have the same " + what + ": " + one + " != " + two);
    }
}
