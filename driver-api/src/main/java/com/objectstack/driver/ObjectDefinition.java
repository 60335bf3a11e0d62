package com.objectstack.driver;

import com.objectstack.schema.ObjectSchema;
import java.util.Objects;

/**
 * An object to register or create.
 *
 * @param object its physical table name, which wins over {@code schema.name()}
 * @param schema its schema
 */
public record ObjectDefinition(String object, ObjectSchema schema) {
    /** Requires both. */
    public ObjectDefinition {
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(schema, "schema");
    }

    /**
     * A schema under its own name.
     *
     * @param schema a named schema
     * @return the definition
     */
    public static ObjectDefinition of(ObjectSchema schema) {
        return new ObjectDefinition(schema.name(), schema);
    }
}
