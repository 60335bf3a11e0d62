package com.objectstack.benchmarks;

import com.objectstack.query.Nearest;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.ObjectSchema;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.SplittableRandom;

/** A record of 384 random float32, and the ten nearest of them to one. */
final class VectorDocument {
    static final String OBJECT = "document";
    static final int NEAREST = 10;
    static final String SQL =
            "select id, vector_distance_cos(v, ?) as distance from document order by distance limit " + NEAREST;

    private static final int DIMENSIONS = 384;
    private static final float[] TARGET = vector(-1);

    static final ObjectSchema SCHEMA = ObjectSchema.of(OBJECT, FieldSchema.vector("v", DIMENSIONS));
    static final QueryAST QUERY = Query.from(OBJECT)
            .fields("id")
            .nearest(Nearest.of("v", TARGET, NEAREST))
            .build();

    private VectorDocument() {}

    /** The document of a number: the same vector whenever it is asked for. */
    static Map<String, Object> of(int number) {
        return Map.of("id", "d" + number, "v", vector(number));
    }

    private static float[] vector(int number) {
        SplittableRandom random = new SplittableRandom(number);
        float[] vector = new float[DIMENSIONS];
        for (int place = 0; place < DIMENSIONS; place++) {
            vector[place] = (float) random.nextGaussian();
        }
        return vector;
    }

    /** What the documents are to be near to, as it is stored. */
    static byte[] target() {
        ByteBuffer bytes = ByteBuffer.allocate(DIMENSIONS * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(TARGET);
        return bytes.array();
    }
}
