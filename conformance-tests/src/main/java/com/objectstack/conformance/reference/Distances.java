package com.objectstack.conformance.reference;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.schema.FieldSchema;
import java.util.List;
import java.util.Optional;

/**
 * The distances that every libSQL server computes (SEMANTICS.md §4): {@code cosine} and {@code euclidean}, in float32 from
 * the first component to the last, of a float64 field in float64; the result is a float32 number.
 *
 * @param column how vectors are kept
 * @param isCosine whether it is one less the cosine of the angle; else the length of the straight line
 */
record Distances(VectorColumn column, boolean isCosine) {
    private static final String COSINE = "cosine";

    /** That of a field; empty if no database computes it. */
    static Optional<Distances> of(FieldSchema field) {
        VectorColumn column = VectorColumn.of(field);
        Object declared = VectorColumn.configOf(field).get("distanceMetric");
        Object metric = declared == null ? COSINE : declared;
        if (metric.equals(COSINE)) {
            return Optional.of(new Distances(column, true));
        }
        boolean isEuclidean = metric.equals("euclidean") && column.format() != VectorFormat.FLOAT1BIT;
        return isEuclidean ? Optional.of(new Distances(column, false)) : Optional.empty();
    }

    /** The distance of a stored vector from one that is asked for; NaN if there is none. */
    double between(float[] stored, List<Double> asked) {
        if (stored.length != asked.size()) {
            throw DriverException.of(
                    ErrorCode.TYPE_MISMATCH,
                    "",
                    "a stored vector has " + stored.length + " dimensions, the one asked for " + asked.size());
        }
        double[] components = asked.stream().mapToDouble(Double::doubleValue).toArray();
        if (column.format() == VectorFormat.FLOAT64) {
            return isCosine ? cosine(stored, components) : euclidean(stored, components);
        }
        float[] kept = column.format().kept(components);
        if (column.format() == VectorFormat.FLOAT1BIT) {
            return differing(stored, kept);
        }
        return isCosine ? cosine(stored, kept) : euclidean(stored, kept);
    }

    private static float cosine(float[] left, float[] right) {
        float dot = 0;
        float leftSquares = 0;
        float rightSquares = 0;
        for (int at = 0; at < left.length; at++) {
            dot += left[at] * right[at];
            leftSquares += left[at] * left[at];
            rightSquares += right[at] * right[at];
        }
        return (float) (1.0 - dot / Math.sqrt(leftSquares * rightSquares));
    }

    private static float cosine(float[] left, double[] right) {
        double dot = 0;
        double leftSquares = 0;
        double rightSquares = 0;
        for (int at = 0; at < left.length; at++) {
            dot += left[at] * right[at];
            leftSquares += (double) left[at] * left[at];
            rightSquares += right[at] * right[at];
        }
        return (float) (1.0 - dot / Math.sqrt(leftSquares * rightSquares));
    }

    private static float euclidean(float[] left, float[] right) {
        float sum = 0;
        for (int at = 0; at < left.length; at++) {
            float difference = left[at] - right[at];
            sum += difference * difference;
        }
        return (float) Math.sqrt(sum);
    }

    private static float euclidean(float[] left, double[] right) {
        double sum = 0;
        for (int at = 0; at < left.length; at++) {
            double difference = left[at] - right[at];
            sum += difference * difference;
        }
        return (float) Math.sqrt(sum);
    }

    /** Of float1bit vectors the number of components that differ. */
    private static float differing(float[] left, float[] right) {
        int differing = 0;
        for (int at = 0; at < left.length; at++) {
            differing += left[at] == right[at] ? 0 : 1;
        }
        return differing;
    }
}
