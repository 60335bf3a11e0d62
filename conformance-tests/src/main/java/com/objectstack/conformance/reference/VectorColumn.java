package com.objectstack.conformance.reference;

import com.objectstack.schema.FieldSchema;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a vector field declares in {@code vectorConfig}.
 *
 * @param dimensions how many components each vector has, empty if they may differ
 * @param format how the components are kept
 */
record VectorColumn(OptionalInt dimensions, VectorFormat format) {
    static VectorColumn of(FieldSchema field) {
        Map<?, ?> config = configOf(field);
        OptionalInt dimensions = config.get("dimensions") instanceof Number number
                ? OptionalInt.of(number.intValue())
                : OptionalInt.empty();
        VectorFormat format = Optional.ofNullable(config.get("format"))
                .flatMap(VectorFormat::of)
                .orElse(VectorFormat.FLOAT32);
        return new VectorColumn(dimensions, format);
    }

    /** The block as declared, {} if there is none. */
    static Map<?, ?> configOf(FieldSchema field) {
        return field.metadata().get("vectorConfig") instanceof Map<?, ?> config ? config : Map.of();
    }
}
