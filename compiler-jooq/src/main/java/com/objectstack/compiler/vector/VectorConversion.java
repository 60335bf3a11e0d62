package com.objectstack.compiler.vector;

import java.nio.ByteBuffer;

/** From one format to another, rounding and quantising as libSQL does. */
final class VectorConversion {
    private static final int HALF_MIN_EXPONENT = -14;

    private VectorConversion() {}

    static float[] floats(Vector vector) {
        int dimensions = vector.dimensions();
        float[] floats = new float[dimensions];
        ByteBuffer data = vector.data();
        switch (vector.format()) {
            case FLOAT32 -> data.asFloatBuffer().get(floats);
            case FLOAT64 -> {
                return narrowed(doubles(vector));
            }
            case FLOAT1BIT -> {
                for (int place = 0; place < dimensions; place++) {
                    floats[place] = (data.get(place / 8) >> (place & 7) & 1) == 1 ? 1 : -1;
                }
            }
            case FLOAT8 -> {
                Scale scale = Scale.of(vector);
                for (int place = 0; place < dimensions; place++) {
                    floats[place] = scale.alpha * (data.get(place) & 0xff) + scale.shift;
                }
            }
            case FLOAT16 -> {
                for (int place = 0; place < dimensions; place++) {
                    floats[place] = Float.float16ToFloat(data.getShort(2 * place));
                }
            }
            case FLOATB16 -> {
                for (int place = 0; place < dimensions; place++) {
                    floats[place] = Float.intBitsToFloat(data.getShort(2 * place) << 16);
                }
            }
        }
        return floats;
    }

    static double[] doubles(Vector vector) {
        double[] doubles = new double[vector.dimensions()];
        if (vector.format() == VectorFormat.FLOAT64) {
            vector.data().asDoubleBuffer().get(doubles);
            return doubles;
        }
        float[] floats = floats(vector);
        for (int place = 0; place < floats.length; place++) {
            doubles[place] = floats[place];
        }
        return doubles;
    }

    static float[] narrowed(double[] doubles) {
        float[] floats = new float[doubles.length];
        for (int place = 0; place < doubles.length; place++) {
            floats[place] = (float) doubles[place];
        }
        return floats;
    }

    static Vector convert(Vector vector, VectorFormat target) {
        return switch (target) {
            case FLOAT32 -> Vector.ofFloats(floats(vector));
            case FLOAT64 -> Vector.ofDoubles(doubles(vector));
            case FLOAT1BIT -> toBits(doubles(vector));
            case FLOAT8 -> toBytes(vector);
            case FLOAT16 -> toHalves(floats(vector));
            case FLOATB16 -> toUpperHalves(floats(vector));
        };
    }

    private static Vector toBits(double[] components) {
        byte[] blob = Vector.newBlob(VectorFormat.FLOAT1BIT, components.length);
        for (int place = 0; place < components.length; place++) {
            if (components[place] > 0) {
                blob[place / 8] |= (byte) (1 << (place & 7));
            }
        }
        return Vector.of(VectorFormat.FLOAT1BIT, components.length, blob);
    }

    private static Vector toHalves(float[] components) {
        byte[] blob = Vector.newBlob(VectorFormat.FLOAT16, components.length);
        ByteBuffer data = Vector.view(blob);
        for (float component : components) {
            data.putShort(half(component));
        }
        return Vector.of(VectorFormat.FLOAT16, components.length, blob);
    }

    /** Below the normal halves libSQL drops the bits it has no place for before it rounds. */
    private static short half(float number) {
        int exponent = Math.getExponent(number);
        if (exponent >= HALF_MIN_EXPONENT || exponent < HALF_MIN_EXPONENT - 11) {
            return Float.floatToFloat16(number);
        }
        int dropped = HALF_MIN_EXPONENT - exponent;
        int kept = Float.floatToRawIntBits(number) >> dropped << dropped;
        return Float.floatToFloat16(Float.intBitsToFloat(kept));
    }

    private static Vector toUpperHalves(float[] components) {
        byte[] blob = Vector.newBlob(VectorFormat.FLOATB16, components.length);
        ByteBuffer data = Vector.view(blob);
        for (float component : components) {
            data.putShort((short) (Float.floatToRawIntBits(component) >> 16));
        }
        return Vector.of(VectorFormat.FLOATB16, components.length, blob);
    }

    private static Vector toBytes(Vector vector) {
        double[] components = doubles(vector);
        boolean wide = vector.format() == VectorFormat.FLOAT64;
        Scale scale = Scale.between(components);
        byte[] blob = Vector.newBlob(VectorFormat.FLOAT8, components.length);
        for (int place = 0; place < components.length; place++) {
            blob[place] = scale.quantised(components[place], wide);
        }
        int end = VectorFormat.aligned(components.length);
        Vector.view(blob).putFloat(end, scale.alpha).putFloat(end + 4, scale.shift);
        return Vector.of(VectorFormat.FLOAT8, components.length, blob);
    }

    /**
     * What the bytes of a float8 vector stand for.
     *
     * @param alpha the distance of two neighbours
     * @param shift what 0 stands for
     */
    record Scale(float alpha, float shift) {
        static Scale of(Vector vector) {
            ByteBuffer data = vector.data();
            int end = VectorFormat.aligned(vector.dimensions());
            return new Scale(data.getFloat(end), data.getFloat(end + 4));
        }

        /** From the least component to the greatest. Not Math.min, which tells -0.0 from 0.0. */
        static Scale between(double[] components) {
            float least = components.length == 0 ? 0 : (float) components[0];
            float greatest = least;
            for (double component : components) {
                least = least < component ? least : (float) component;
                greatest = greatest > component ? greatest : (float) component;
            }
            return new Scale((greatest - least) / 255, least);
        }

        byte quantised(double component, boolean wide) {
            float steps = wide ? (float) ((component - shift) / alpha) : ((float) component - shift) / alpha;
            if (steps < 0) {
                return 0;
            }
            return (byte) (steps > 255 ? 255 : (int) (steps + 0.5));
        }
    }
}
