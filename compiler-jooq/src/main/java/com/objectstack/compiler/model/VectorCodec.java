package com.objectstack.compiler.model;

import com.objectstack.compiler.vector.Vector;
import com.objectstack.compiler.vector.VectorException;
import com.objectstack.compiler.vector.VectorFormat;
import com.objectstack.driver.ErrorCode;
import com.objectstack.schema.FieldSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Vectors as libSQL's blobs. A record carries float32 whatever the format. JSON text is read too.
 *
 * @param format how they are kept
 * @param dimensions the declared number of components, 0 if none is declared
 */
record VectorCodec(VectorFormat format, int dimensions) implements ValueCodec {
    static VectorCodec of(FieldSchema field) {
        VectorConfig config = VectorConfig.of(field);
        return new VectorCodec(config.format(), config.dimensions().orElse(0));
    }

    @Override
    public Object encode(Object value, Place place) {
        double[] components = switch (value) {
            case float[] given -> Vector.ofFloats(given).doubles();
            case double[] given -> given;
            case List<?> list -> fromList(list);
            default -> throw ValueCodecs.mismatch(value, "a list of numbers");
        };
        if (dimensions > 0 && components.length != dimensions) {
            throw new RefusedValue(
                    ErrorCode.TYPE_MISMATCH,
                    "a vector of " + components.length + " dimensions is none of " + dimensions,
                    "pass " + dimensions + " numbers");
        }
        for (double component : components) {
            requireFinite((float) component, component);
        }
        Vector given = Vector.ofDoubles(components);
        // What is no float64 comes by way of float32, as libSQL reads text.
        Vector kept = format == VectorFormat.FLOAT64
                ? given
                : given.to(VectorFormat.FLOAT32).to(format);
        float[] read = kept.floats();
        for (int at = 0; at < read.length; at++) {
            requireFinite(read[at], components[at]);
        }
        return kept.blob();
    }

    private void requireFinite(float kept, double component) {
        if (!Float.isFinite(kept)) {
            throw new RefusedValue(
                    ErrorCode.VALUE_OUT_OF_RANGE,
                    component + " is no component of a " + format.word() + " vector",
                    null);
        }
    }

    @Override
    public @Nullable Object decode(@Nullable Object stored) {
        if (stored instanceof byte[] blob) {
            try {
                return Vector.of(blob).floats();
            } catch (VectorException strange) {
                return stored;
            }
        }
        if (stored instanceof String text && JsonText.decode(text) instanceof List<?> list) {
            return Vector.ofDoubles(fromList(list)).floats();
        }
        return stored;
    }

    private static double[] fromList(List<?> list) {
        double[] components = new double[list.size()];
        for (int place = 0; place < components.length; place++) {
            if (!(list.get(place) instanceof Number number)) {
                throw ValueCodecs.mismatch(list, "a list of numbers");
            }
            components[place] = number.doubleValue();
        }
        return components;
    }
}
