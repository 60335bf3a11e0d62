package com.objectstack.query;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The k records nearest to a vector; SEMANTICS.md §4.
 *
 * @param field a vector field
 * @param vector the place to measure from
 * @param k how many records, 1 or more
 * @param as the name of the distance in the record, or null for {@code _distance}
 * @param maxDistance the greatest distance, or null for any
 * @param approximate whether a vector index may be used
 */
public record Nearest(
        String field,
        List<Double> vector,
        long k,
        @Nullable String as,
        @Nullable Double maxDistance,
        boolean approximate) {
    /** Copies {@code vector}. */
    public Nearest {
        Objects.requireNonNull(field, "field");
        vector = List.copyOf(vector);
    }

    /**
     * The records nearest to a vector.
     *
     * @param field a vector field
     * @param vector the place to measure from
     * @param k how many records, 1 or more
     * @return the search
     */
    public static Nearest of(String field, float[] vector, long k) {
        List<Double> components = IntStream.range(0, vector.length)
                .mapToObj(place -> (double) vector[place])
                .toList();
        return new Nearest(field, components, k, null, null, false);
    }

    /**
     * The same search with another name for the distance.
     *
     * @param name its name in the record
     * @return the changed copy
     */
    public Nearest named(String name) {
        return new Nearest(field, vector, k, name, maxDistance, approximate);
    }

    /**
     * The same search without what is further away.
     *
     * @param distance the greatest distance
     * @return the changed copy
     */
    public Nearest within(double distance) {
        return new Nearest(field, vector, k, as, distance, approximate);
    }

    /**
     * The name of the distance in the record.
     *
     * @return the alias, else {@code _distance}
     */
    public String outputName() {
        return as != null ? as : "_distance";
    }
}
