package com.objectstack.compiler.vector;

import java.nio.ByteBuffer;

/**
 * The distances libSQL computes. Sums run from the first component to the last in the width libSQL has for them; any
 * other order differs in the last digits.
 */
public enum VectorMetric {
    /** One less the cosine of the angle; of float1bit vectors the number of components that differ. */
    COSINE {
        @Override
        float between(Vector left, Vector right) {
            return switch (left.format()) {
                case FLOAT1BIT -> differing(left, right);
                case FLOAT8 -> cosineOfBytes(left, right);
                case FLOAT64 -> cosine(left.doubles(), right.doubles());
                case FLOAT32, FLOAT16, FLOATB16 -> cosine(left.floatData(), right.floatData(), left.dimensions());
            };
        }
    },
    /** The length of the straight line. */
    EUCLIDEAN {
        @Override
        float between(Vector left, Vector right) {
            return left.format() == VectorFormat.FLOAT64
                    ? euclidean(left.doubles(), right.doubles())
                    : euclidean(left.floatData(), right.floatData(), left.dimensions());
        }
    };

    /** The distance of vectors of one format and length; NaN if there is none. */
    abstract float between(Vector left, Vector right);

    /** Whether libSQL computes it for a format. */
    public boolean takes(VectorFormat format) {
        return this == COSINE || format != VectorFormat.FLOAT1BIT;
    }

    private static float cosine(ByteBuffer left, ByteBuffer right, int dimensions) {
        float dot = 0;
        float leftSquares = 0;
        float rightSquares = 0;
        for (int at = 0; at < 4 * dimensions; at += 4) {
            float x = left.getFloat(at);
            float y = right.getFloat(at);
            dot += x * y;
            leftSquares += x * x;
            rightSquares += y * y;
        }
        return cosine(dot, leftSquares, rightSquares);
    }

    private static float cosine(float dot, float leftSquares, float rightSquares) {
        return (float) (1.0 - dot / Math.sqrt(leftSquares * rightSquares));
    }

    private static float cosine(double[] left, double[] right) {
        double dot = 0;
        double leftSquares = 0;
        double rightSquares = 0;
        for (int place = 0; place < left.length; place++) {
            dot += left[place] * right[place];
            leftSquares += left[place] * left[place];
            rightSquares += right[place] * right[place];
        }
        return (float) (1.0 - dot / Math.sqrt(leftSquares * rightSquares));
    }

    /** Whole sums of the bytes; the scales are applied to those. */
    private static float cosineOfBytes(Vector left, Vector right) {
        VectorConversion.Scale one = VectorConversion.Scale.of(left);
        VectorConversion.Scale two = VectorConversion.Scale.of(right);
        ByteBuffer leftData = left.data();
        ByteBuffer rightData = right.data();
        int dimensions = left.dimensions();
        long leftSum = 0;
        long rightSum = 0;
        long leftSquares = 0;
        long rightSquares = 0;
        long products = 0;
        for (int place = 0; place < dimensions; place++) {
            long x = leftData.get(place) & 0xff;
            long y = rightData.get(place) & 0xff;
            leftSum += x;
            rightSum += y;
            leftSquares += x * x;
            rightSquares += y * y;
            products += x * y;
        }
        float dot = one.alpha() * two.alpha() * products
                + one.alpha() * two.shift() * leftSum
                + two.alpha() * one.shift() * rightSum
                + one.shift() * two.shift() * dimensions;
        return cosine(dot, norm(one, leftSquares, leftSum, dimensions), norm(two, rightSquares, rightSum, dimensions));
    }

    private static float norm(VectorConversion.Scale scale, long squares, long sum, int dimensions) {
        return scale.alpha() * scale.alpha() * squares
                + 2 * scale.alpha() * scale.shift() * sum
                + scale.shift() * scale.shift() * dimensions;
    }

    private static int differing(Vector left, Vector right) {
        ByteBuffer leftData = left.data();
        ByteBuffer rightData = right.data();
        int differing = 0;
        for (int place = 0; place < VectorFormat.FLOAT1BIT.dataSize(left.dimensions()); place++) {
            differing += Integer.bitCount((leftData.get(place) ^ rightData.get(place)) & 0xff);
        }
        return differing;
    }

    private static float euclidean(ByteBuffer left, ByteBuffer right, int dimensions) {
        float sum = 0;
        for (int at = 0; at < 4 * dimensions; at += 4) {
            float difference = left.getFloat(at) - right.getFloat(at);
            sum += difference * difference;
        }
        return (float) Math.sqrt(sum);
    }

    private static float euclidean(double[] left, double[] right) {
        double sum = 0;
        for (int place = 0; place < left.length; place++) {
            double difference = left[place] - right[place];
            sum += difference * difference;
        }
        return (float) Math.sqrt(sum);
    }
}
