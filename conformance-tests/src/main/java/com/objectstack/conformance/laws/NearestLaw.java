package com.objectstack.conformance.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.objectstack.driver.DataRecord;
import com.objectstack.query.Nearest;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** The nearest are the first of all records sorted by a distance computed in Java (SEMANTICS.md §4). */
final class NearestLaw {
    private static final FieldSchema NUMBER = FieldSchema.of("n", FieldType.NUMBER);
    private static final int DIMENSIONS = 2;

    /** More than there are rows. */
    private static final long ALL = 100;

    /** Databases compute with float32. */
    private static final double ERROR = 1e-5;

    private static final List<String> IDS = List.of("a", "A", "b", "B", "1", "10", "2", "é", "z", "o'b", "%", "_", "c");
    private static final Filters FILTERS = new Filters(List.of(new Domain(NUMBER, List.of(1L, 2L, 3L))));

    private NearestLaw() {}

    static Arbitrary<Case> cases() {
        Arbitrary<Double> reach = Arbitraries.of(0.0, 0.3, 1.0, 1.5, 2.5);
        Arbitrary<Nearest> nearest = Combinators.combine(
                        vectors(), Arbitraries.longs().between(1, 8), reach.injectNull(0.5))
                .as((vector, k, most) -> within(Nearest.of("v", vector, k), most));
        return Combinators.combine(
                        Arbitraries.of("euclidean", "cosine"),
                        rows(),
                        FILTERS.leaf().injectNull(0.3),
                        nearest)
                .as((metric, rows, where, search) -> {
                    Query query = where == null ? Query.query() : Query.matching(where);
                    return new Case(
                            schema(metric),
                            rows,
                            List.of(),
                            query.fields("id", "n").nearest(search).build());
                });
    }

    private static Nearest within(Nearest nearest, @Nullable Double most) {
        return most == null ? nearest : nearest.within(most);
    }

    private static ObjectSchema schema(String metric) {
        return ObjectSchema.of(
                "kit", NUMBER, FieldSchema.vector("v", Map.of("dimensions", DIMENSIONS, "distanceMetric", metric)));
    }

    /** Of few places, so that distances are equal; one of them is zero. */
    private static Arbitrary<float[]> vectors() {
        Arbitrary<Integer> component = Arbitraries.integers().between(-1, 2);
        return Combinators.combine(component, component).as((x, y) -> new float[] {x, y});
    }

    private static Arbitrary<List<Map<String, @Nullable Object>>> rows() {
        return new Rows()
                .column("n", Arbitraries.longs().between(1, 3).injectNull(0.2))
                .column("v", vectors().injectNull(0.1))
                .withIds(IDS, IDS.size());
    }

    static void isSortingByDistance(Table table, Case drawn) {
        QueryAST query = drawn.query();
        Nearest nearest = Objects.requireNonNull(query.nearest());
        Nearest unlimited = new Nearest("v", nearest.vector(), ALL, null, nearest.maxDistance(), false);
        Map<@Nullable Object, Double> distances = distances(table, drawn);
        List<DataRecord> ranking =
                table.find(query.toBuilder().nearest(unlimited).build());

        double last = 0;
        for (DataRecord record : ranking) {
            Double wanted = distances.remove(record.get("id"));
            last = Objects.requireNonNull(record.getDouble("_distance"));
            assertTrue(wanted != null && Math.abs(wanted - last) <= ERROR, () -> wanted + " expected of " + record);
        }
        double most = nearest.maxDistance() == null ? Double.MAX_VALUE : nearest.maxDistance();
        assertTrue(last <= most + ERROR, "further away than " + most + ": " + last);
        assertTrue(distances.values().stream().allMatch(left -> left >= most - ERROR), () -> "left out: " + distances);
        assertInOrder(ranking);
        int size = (int) Math.min(nearest.k(), ranking.size());
        assertEquals(ranking.subList(0, size), table.find(query), "the first " + size);
    }

    private static void assertInOrder(List<DataRecord> ranking) {
        List<DataRecord> sorted = new ArrayList<>(ranking);
        sorted.sort((one, other) -> {
            int nearer = Double.compare(distance(one), distance(other));
            return nearer != 0 ? nearer : ValueOrder.byCodePoint(String.valueOf(one.id()), String.valueOf(other.id()));
        });
        assertEquals(sorted, ranking, "by distance and id");
    }

    private static double distance(DataRecord record) {
        return Objects.requireNonNull(record.getDouble("_distance"));
    }

    /** The candidates: records that the filter leaves, whose vector has a distance. */
    private static Map<@Nullable Object, Double> distances(Table table, Case drawn) {
        boolean cosine = String.valueOf(drawn.schema().fields().get("v")).contains("cosine");
        List<Double> from = Objects.requireNonNull(drawn.query().nearest()).vector();
        Map<@Nullable Object, Double> distances = new LinkedHashMap<>();
        for (DataRecord record :
                table.find(Query.matching(drawn.query().where()).build())) {
            float[] vector = record.getVector("v");
            double distance = vector == null ? Double.NaN : cosine ? cosine(vector, from) : euclidean(vector, from);
            if (!Double.isNaN(distance)) {
                distances.put(record.get("id"), distance);
            }
        }
        return distances;
    }

    private static double euclidean(float[] vector, List<Double> from) {
        return Math.hypot(vector[0] - from.get(0), vector[1] - from.get(1));
    }

    /** Not a number where either has no direction. */
    private static double cosine(float[] vector, List<Double> from) {
        double product = vector[0] * from.get(0) + vector[1] * from.get(1);
        return 1 - product / (Math.hypot(vector[0], vector[1]) * Math.hypot(from.get(0), from.get(1)));
    }
}
