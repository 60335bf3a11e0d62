package com.objectstack.conformance.reference;

import com.objectstack.driver.ErrorCode;
import java.util.List;

/** Vectors: lists of numbers, of the declared length; a record carries float32 whatever the format. */
final class VectorValues {
    private VectorValues() {}

    /** The vector as it is read back. */
    static Checked<float[]> read(VectorColumn column, Object value) {
        return switch (value) {
            case float[] floats -> checked(column, widened(floats));
            case double[] doubles -> checked(column, doubles);
            case List<?> list
            when list.stream().allMatch(Number.class::isInstance) ->
                checked(
                        column,
                        list.stream()
                                .mapToDouble(number -> ((Number) number).doubleValue())
                                .toArray());
            default -> Checked.mismatch(value, "a list of numbers");
        };
    }

    private static Checked<float[]> checked(VectorColumn column, double[] components) {
        int wanted = column.dimensions().orElse(components.length);
        if (components.length != wanted) {
            return new Checked.Refused<>(
                    ErrorCode.TYPE_MISMATCH,
                    "a vector of " + components.length + " dimensions is none of " + wanted,
                    "pass " + wanted + " numbers");
        }
        for (double component : components) {
            if (!Float.isFinite((float) component)) {
                return outOfRange(column, component);
            }
        }
        float[] kept = column.format().kept(components);
        for (int at = 0; at < kept.length; at++) {
            if (!Float.isFinite(kept[at])) {
                return outOfRange(column, components[at]);
            }
        }
        return Checked.accepted(kept);
    }

    private static Checked<float[]> outOfRange(VectorColumn column, double component) {
        String format = column.format().word();
        return new Checked.Refused<>(
                ErrorCode.VALUE_OUT_OF_RANGE,
                component + " is no component of a " + format + " vector",
                "pass numbers that " + format + " can hold");
    }

    private static double[] widened(float[] floats) {
        double[] widened = new double[floats.length];
        for (int at = 0; at < floats.length; at++) {
            widened[at] = floats[at];
        }
        return widened;
    }
}
