package com.objectstack.conformance;

import static com.objectstack.driver.Capability.VECTOR_SEARCH;
import static com.objectstack.driver.ErrorCode.INVALID_FILTER;
import static com.objectstack.driver.ErrorCode.INVALID_QUERY;
import static com.objectstack.driver.ErrorCode.TYPE_MISMATCH;
import static com.objectstack.driver.ErrorCode.UNSUPPORTED;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules {@code near}: the nearest vectors. */
abstract class NearestRules extends Area {
    private TestObject lights(String metric) {
        ObjectSchema schema = ObjectSchema.of(
                "kit",
                FieldSchema.of("kind", FieldType.TEXT),
                FieldSchema.vector("spot", Map.of("dimensions", 2, "distanceMetric", metric)));
        return object(
                schema,
                "{id: 'a', kind: 'x', spot: [0, 1]}",
                "{id: 'b', kind: 'y', spot: [3, 4]}",
                "{id: 'c', kind: 'x', spot: [-3, 4]}",
                "{id: 'd', kind: 'x', spot: [6, 8]}",
                "{id: 'e', kind: 'y'}");
    }

    private static String near(String rest) {
        return "{nearest: {field: 'spot', vector: [0, 0], k: 3" + rest + "}}";
    }

    @Test
    @RejectedWithout(VECTOR_SEARCH)
    void required_near01_withoutItsCapabilityNearestIsRefused() {
        object("s text", "{id: 'a'}")
                .asking("{nearest: {field: 's', vector: [1], k: 1}}")
                .isUnsupported("/nearest");
    }

    @Test
    @Requires(VECTOR_SEARCH)
    void optional_near02_vectorsAreReadBackAsFloats() {
        assertArrayEquals(
                new float[] {3, 4},
                assertInstanceOf(float[].class, lights("euclidean").record("b").get("spot")));
    }

    @Test
    @Requires(VECTOR_SEARCH)
    void optional_near03_theNearestComeFirstAndTiesById() {
        lights("euclidean").asking(near("")).finds("a", "b", "c");
        lights("euclidean")
                .asking("{nearest: {field: 'spot', vector: [3, 4], k: 1}}")
                .finds("b");
        lights("euclidean")
                .asking("{nearest: {field: 'spot', vector: [0, 4], k: 3}}")
                .finds("a", "b", "c");
    }

    @Test
    @Requires(VECTOR_SEARCH)
    void optional_near04_theDistanceIsInTheRecord() {
        lights("euclidean")
                .asking("{fields: ['id'], nearest: {field: 'spot', vector: [0, 0], k: 2, as: 'far'}}")
                .gives("[{id: 'a', far: 1.0}, {id: 'b', far: 5.0}]");
        lights("euclidean")
                .asking("{fields: ['id'], nearest: {field: 'spot', vector: [0, 0], k: 1}}")
                .gives("[{id: 'a', _distance: 1.0}]");
    }

    @Test
    @Requires(VECTOR_SEARCH)
    void optional_near05_theFilterComesBeforeTheNearest() {
        lights("euclidean")
                .asking("{where: {kind: 'y'}, nearest: {field: 'spot', vector: [0, 0], k: 1}}")
                .finds("b");
    }

    @Test
    @Requires(VECTOR_SEARCH)
    void optional_near06_aGreatestDistanceCutsTheRest() {
        lights("euclidean").asking(near(", maxDistance: 5")).finds("a", "b", "c");
        lights("euclidean").asking(near(", maxDistance: 4.9")).finds("a");
    }

    @Test
    @Requires(VECTOR_SEARCH)
    void optional_near07_whatHasNoDistanceIsNoCandidate() {
        lights("euclidean")
                .asking("{nearest: {field: 'spot', vector: [0, 0], k: 99}}")
                .finds("a", "b", "c", "d");
        lights("cosine")
                .asking("{nearest: {field: 'spot', vector: [0, 0], k: 99}}")
                .finds();
    }

    @Test
    @Requires(VECTOR_SEARCH)
    void optional_near08_cosineIsAnAngle() {
        lights("cosine")
                .asking("{nearest: {field: 'spot', vector: [30, 40], k: 2}}")
                .finds("b", "d");
    }

    @Test
    @Requires(VECTOR_SEARCH)
    void optional_near09_anotherNumberOfDimensionsIsRefused() {
        lights("euclidean")
                .asking("{nearest: {field: 'spot', vector: [0, 0, 0], k: 1}}")
                .isRefused(TYPE_MISMATCH, "/nearest/vector");
    }

    @Test
    @Requires(VECTOR_SEARCH)
    void optional_near10_lessThanOneIsRefused() {
        lights("euclidean")
                .asking("{nearest: {field: 'spot', vector: [0, 0], k: 0}}")
                .isRefused(INVALID_QUERY, "/nearest/k");
    }

    @Test
    @Requires(VECTOR_SEARCH)
    void optional_near11_sortAndPageApplyToTheNearest() {
        lights("euclidean")
                .asking(
                        "{nearest: {field: 'spot', vector: [0, 0], k: 3}, orderBy: [{field: 'id', order: 'desc'}], limit: 2}")
                .finds("c", "b");
    }

    @Test
    @Requires(VECTOR_SEARCH)
    void optional_near12_metricsThatNoDatabaseComputesAreRefused() {
        for (String metric : List.of("dotProduct", "manhattan")) {
            lights(metric).asking(near("")).isRefused(UNSUPPORTED, "/nearest/field");
        }
    }

    @Test
    @Requires(VECTOR_SEARCH)
    void optional_near13_vectorsOfAnotherLengthAreNotWritten() {
        TestObject object = lights("euclidean");

        Asked.failure("create", TYPE_MISMATCH, () -> object.create("{id: 'f', spot: [1, 2, 3]}"));
        assertEquals(5, object.count());
    }

    @Test
    @Requires(VECTOR_SEARCH)
    void optional_near14_aVectorIsAskedForPresenceAlone() {
        lights("euclidean").where("{spot: {$exists: true}}").finds("a", "b", "c", "d");
        lights("euclidean").where("{spot: {$eq: 'x'}}").isRefusedEverywhere(INVALID_FILTER, "/where/spot/$eq");
    }
}
