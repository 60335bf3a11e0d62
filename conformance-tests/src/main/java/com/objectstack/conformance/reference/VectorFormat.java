package com.objectstack.conformance.reference;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How the components of a vector are kept: what is written is rounded to it, and read back as float32. The formats are
 * libSQL's, whose rounding this repeats.
 */
enum VectorFormat {
    /** 32 bits each. */
    FLOAT32 {
        @Override
        float[] kept(double[] components) {
            return narrowed(components);
        }
    },
    /** 64 bits each. */
    FLOAT64 {
        @Override
        float[] kept(double[] components) {
            return narrowed(components);
        }
    },
    /** IEEE half precision. */
    FLOAT16 {
        @Override
        float[] kept(double[] components) {
            float[] kept = narrowed(components);
            for (int at = 0; at < kept.length; at++) {
                kept[at] = Float.float16ToFloat(Float.floatToFloat16(withoutLostBits(kept[at])));
            }
            return kept;
        }
    },
    /** The upper half of a float32. */
    FLOATB16 {
        @Override
        float[] kept(double[] components) {
            float[] kept = narrowed(components);
            for (int at = 0; at < kept.length; at++) {
                kept[at] = Float.intBitsToFloat(Float.floatToRawIntBits(kept[at]) & 0xffff_0000);
            }
            return kept;
        }
    },
    /** 256 steps from the least component to the greatest. */
    FLOAT8 {
        @Override
        float[] kept(double[] components) {
            float[] kept = narrowed(components);
            float least = kept.length == 0 ? 0 : kept[0];
            float greatest = least;
            for (float component : kept) {
                least = least < component ? least : component;
                greatest = greatest > component ? greatest : component;
            }
            float step = (greatest - least) / 255;
            for (int at = 0; at < kept.length; at++) {
                kept[at] = step * nearestStep((kept[at] - least) / step) + least;
            }
            return kept;
        }
    },
    /** One bit each: whether the component is positive. */
    FLOAT1BIT {
        @Override
        float[] kept(double[] components) {
            float[] kept = narrowed(components);
            for (int at = 0; at < kept.length; at++) {
                kept[at] = kept[at] > 0 ? 1 : -1;
            }
            return kept;
        }
    };

    private static final int LEAST_EXPONENT_OF_HALF = -14;

    /** The format that {@code vectorConfig.format} names; {@code float32}, {@code float1bit}, ... */
    static Optional<VectorFormat> of(Object word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is left of finite components; one that the format cannot hold becomes infinite or NaN. */
    abstract float[] kept(double[] components);

    private static float[] narrowed(double[] components) {
        float[] narrowed = new float[components.length];
        for (int at = 0; at < narrowed.length; at++) {
            narrowed[at] = (float) components[at];
        }
        return narrowed;
    }

    /** Below the normal halves libSQL drops the bits it has no place for before it rounds. */
    private static float withoutLostBits(float number) {
        int lost = LEAST_EXPONENT_OF_HALF - Math.getExponent(number);
        return lost <= 0 || lost > 11 ? number : Float.intBitsToFloat(Float.floatToRawIntBits(number) >> lost << lost);
    }

    /** Equal components have no step: 0 of 0 steps is step 0. */
    private static int nearestStep(float steps) {
        return Math.clamp((int) (steps + 0.5), 0, 255);
    }
}
