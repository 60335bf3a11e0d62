package com.objectstack.query.json;

import static com.objectstack.driver.ErrorCode.INVALID_SCHEMA;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.driver.DriverException;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.ObjectSchema;

/**
 * The JSON form of schemas; contract §6. Thread-safe.
 *
 * <p>Reading is strict: an unknown property or field type is refused with its JSON pointer. Known properties that no
 * driver acts on, and those a driver must judge at registration, are kept in {@code metadata} as they were declared; of
 * {@code tenancy} too, under that name. A property that is null counts as absent. What is written is read back as an
 * equal schema.
 */
public final class SchemaCodec {
    private SchemaCodec() {}

    /**
     * The object schema in a JSON object.
     *
     * @param node the object
     * @param name the object's name, used where the document has no {@code name}; may be empty
     * @return the schema
     * @throws DriverException {@code INVALID_SCHEMA}, or {@code INVALID_FILTER} in an index's filter, with every problem
     */
    public static ObjectSchema objectFromJson(JsonNode node, String name) {
        Reading in = Reading.strict();
        ObjectSchema schema = ObjectSchemaReader.object(node, "", name, in);
        in.throwProblems();
        return schema;
    }

    /**
     * The field schema in a JSON object.
     *
     * @param node the object
     * @param name the field's name; a {@code name} in the document must not differ
     * @return the schema
     * @throws DriverException {@code INVALID_SCHEMA} with every problem
     */
    public static FieldSchema fieldFromJson(JsonNode node, String name) {
        Reading in = Reading.strict();
        FieldSchema schema = FieldSchemaReader.field(node, "", name, in);
        in.throwProblems();
        return schema == null ? FieldSchema.of(name, FieldType.TEXT) : schema;
    }

    /**
     * The index in a JSON object.
     *
     * @param node the object; {@code where} (or {@code partial}) is a filter object
     * @return the index
     * @throws DriverException {@code INVALID_SCHEMA}, or {@code INVALID_FILTER} in its filter, with every problem
     */
    public static IndexSchema indexFromJson(JsonNode node) {
        Reading in = Reading.strict();
        IndexSchema index = ObjectSchemaReader.index(node, "", in);
        in.throwProblems();
        if (index == null) {
            throw DriverException.of(INVALID_SCHEMA, "", "this is no index");
        }
        return index;
    }

    /**
     * An object schema as JSON: only what differs from the default, in a fixed order.
     *
     * @param schema the schema
     * @return a new object
     */
    public static ObjectNode toJson(ObjectSchema schema) {
        return SchemaWriter.object(schema);
    }

    /**
     * A field schema as JSON, without its name.
     *
     * @param schema the schema
     * @return a new object
     */
    public static ObjectNode toJson(FieldSchema schema) {
        return SchemaWriter.field(schema);
    }

    /**
     * An index as JSON.
     *
     * @param index the index
     * @return a new object
     */
    public static ObjectNode toJson(IndexSchema index) {
        return SchemaWriter.index(index);
    }
}
