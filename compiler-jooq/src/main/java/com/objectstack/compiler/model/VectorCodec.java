package com.objectstack.compiler.model;

import com.objectstack.driver.ErrorCode;
import com.objectstack.schema.FieldSchema;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Vectors as libSQL's {@code vector32} blobs: little-endian float32, no type byte. JSON text is read too.
 *
 * @param dimensions the declared number of components, 0 if none is declared
 */
record VectorCodec(int dimensions) implements ValueCodec {
    static VectorCodec of(FieldSchema field) {
        return field.metadata().get("vectorConfig") instanceof Map<?, ?> config
                        && config.get("dimensions") instanceof Number number
                ? new VectorCodec(number.intValue())
                : new VectorCodec(0);
    }

    @Override
    public Object encode(Object value, Place place) {
        float[] components = switch (value) {
            case float[] given -> given;
            case double[] given -> fromDoubles(given);
            case List<?> list -> fromList(list);
            default -> throw ValueCodecs.mismatch(value, "a list of numbers");
        };
        if (dimensions > 0 && components.length != dimensions) {
            throw new RefusedValue(
                    ErrorCode.TYPE_MISMATCH,
                    "a vector of " + components.length + " dimensions is none of " + dimensions,
                    "pass " + dimensions + " numbers");
        }
        ByteBuffer bytes = ByteBuffer.allocate(4 * components.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float component : components) {
            if (Float.isNaN(component) || Float.isInfinite(component)) {
                throw new RefusedValue(ErrorCode.VALUE_OUT_OF_RANGE, component + " is no vector component", null);
            }
            bytes.putFloat(component);
        }
        return bytes.array();
    }

    @Override
    public @Nullable Object decode(@Nullable Object stored) {
        if (stored instanceof byte[] bytes && bytes.length % 4 == 0) {
            float[] components = new float[bytes.length / 4];
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(components);
            return components;
        }
        if (stored instanceof String text && JsonText.decode(text) instanceof List<?> list) {
            return fromList(list);
        }
        return stored;
    }

    private static float[] fromDoubles(double[] given) {
        float[] components = new float[given.length];
        for (int place = 0; place < given.length; place++) {
            components[place] = (float) given[place];
        }
        return components;
    }

    private static float[] fromList(List<?> list) {
        float[] components = new float[list.size()];
        for (int place = 0; place < components.length; place++) {
            if (!(list.get(place) instanceof Number number)) {
                throw ValueCodecs.mismatch(list, "a list of numbers");
            }
            components[place] = number.floatValue();
        }
        return components;
    }
}
