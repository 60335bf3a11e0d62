package com.objectstack.migrate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.query.json.JsonText;
import com.objectstack.query.json.SchemaCodec;
import com.objectstack.schema.ObjectSchema;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The objects of a database at one point of its history: what their tables depend on, and nothing else. Immutable.
 */
public final class Definitions {
    /** No objects: where every history begins. */
    public static final Definitions NONE = new Definitions(Map.of());

    private final Map<String, ObjectSchema> objects;

    private Definitions(Map<String, ObjectSchema> objects) {
        this.objects = Collections.unmodifiableMap(new LinkedHashMap<>(objects));
    }

    /**
     * Definitions of objects.
     *
     * @param objects the objects, each name once; those in tables of somebody else are left out
     * @return the definitions, without labels and other properties that no table depends on
     * @throws DriverException {@code INVALID_SCHEMA} if a name is there twice
     */
    public static Definitions of(Collection<ObjectDefinition> objects) {
        Map<String, ObjectSchema> byName = new LinkedHashMap<>();
        for (ObjectDefinition object : objects) {
            if (StoredSchema.isExternal(object.schema())) {
                continue;
            }
            if (byName.put(object.object(), StoredSchema.of(object.object(), object.schema())) != null) {
                throw DriverException.of(
                        ErrorCode.INVALID_SCHEMA, "", "object '" + object.object() + "' is defined twice");
            }
        }
        return new Definitions(byName);
    }

    /**
     * The names of the objects.
     *
     * @return the names in order
     */
    public List<String> names() {
        return List.copyOf(objects.keySet());
    }

    /**
     * An object's definition.
     *
     * @param object its name
     * @return the definition, empty if there is no such object
     */
    public Optional<ObjectSchema> find(String object) {
        return Optional.ofNullable(objects.get(object));
    }

    /**
     * All objects.
     *
     * @return the definitions as a driver takes them
     */
    public List<ObjectDefinition> all() {
        return objects.entrySet().stream()
                .map(object -> new ObjectDefinition(object.getKey(), object.getValue()))
                .toList();
    }

    ObjectSchema require(String object) {
        return find(object).orElseThrow(() -> refused("/object", "there is no object '" + object + "' at this point"));
    }

    static DriverException refused(String path, String message) {
        return DriverException.of(
                ErrorCode.SCHEMA_CONFLICT,
                path,
                message,
                "migrations are made for the definitions that those before them lead to");
    }

    Definitions with(String object, ObjectSchema schema) {
        Map<String, ObjectSchema> next = new LinkedHashMap<>(objects);
        next.put(object, schema);
        return new Definitions(next);
    }

    Definitions without(String object) {
        Map<String, ObjectSchema> next = new LinkedHashMap<>(objects);
        next.remove(object);
        return new Definitions(next);
    }

    /**
     * The definitions as JSON: a map from name to schema.
     *
     * @return a new object
     */
    public ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        objects.forEach((name, schema) -> {
            ObjectNode one = SchemaCodec.toJson(schema);
            one.remove("name");
            json.set(name, one);
        });
        return json;
    }

    /**
     * Reads what {@link #toJson} wrote.
     *
     * @param text JSON
     * @return the definitions
     * @throws DriverException {@code INVALID_SCHEMA}
     */
    public static Definitions parse(String text) {
        JsonNode json = JsonText.parse(text, ErrorCode.INVALID_SCHEMA);
        Map<String, ObjectSchema> objects = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> object : json.properties()) {
            objects.put(
                    object.getKey(),
                    Problems.under(
                            JsonPointers.child("", object.getKey()),
                            () -> SchemaCodec.objectFromJson(object.getValue(), object.getKey())));
        }
        return new Definitions(objects);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Definitions definitions && objects.equals(definitions.objects);
    }

    @Override
    public int hashCode() {
        return objects.hashCode();
    }

    @Override
    public String toString() {
        return toJson().toString();
    }
}
