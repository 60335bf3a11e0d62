package com.objectstack.conformance.laws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.query.json.RecordCodec;
import com.objectstack.query.json.SchemaCodec;
import com.objectstack.schema.ObjectSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Related objects and their rows.
 *
 * @param objects the objects, each under its own name
 * @param rows the rows of each object, with ids; values as a driver returns them
 */
record Dataset(List<ObjectSchema> objects, Map<String, List<Map<String, @Nullable Object>>> rows) {
    private static final DriverOptions SILENT = DriverOptions.NONE.withAudit(false, true);

    Dataset {
        objects = List.copyOf(objects);
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    }

    ObjectSchema object(String name) {
        return objects.stream()
                .filter(object -> object.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    List<Map<String, @Nullable Object>> rowsOf(String object) {
        return rows.getOrDefault(object, List.of());
    }

    /** The same objects with other rows in one of them. */
    Dataset with(String object, List<Map<String, @Nullable Object>> others) {
        Map<String, List<Map<String, @Nullable Object>>> changed = new LinkedHashMap<>(rows);
        changed.put(object, others);
        return new Dataset(objects, changed);
    }

    /** The same objects but one. */
    Dataset without(ObjectSchema object) {
        List<ObjectSchema> fewer = new ArrayList<>(objects);
        fewer.remove(object);
        Map<String, List<Map<String, @Nullable Object>>> left = new LinkedHashMap<>(rows);
        left.remove(object.name());
        return new Dataset(fewer, left);
    }

    /** Makes the objects anew and stores the rows. */
    void storeIn(IDataDriver driver) {
        removeFrom(driver);
        driver.syncSchemasBatch(objects.stream().map(ObjectDefinition::of).toList(), DriverOptions.NONE);
        rows.forEach((object, all) -> {
            if (!all.isEmpty()) {
                driver.bulkCreate(object, all, SILENT);
            }
        });
    }

    void removeFrom(IDataDriver driver) {
        objects.forEach(object -> driver.dropTable(object.name(), DriverOptions.NONE));
    }

    ObjectNode toJson() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode schemas = json.putObject("objects");
        objects.forEach(object -> schemas.set(object.name(), SchemaCodec.toJson(object)));
        ObjectNode data = json.putObject("rows");
        rows.forEach((object, all) -> {
            ArrayNode array = data.putArray(object);
            all.forEach(row -> array.add(RecordCodec.toJson(row)));
        });
        return json;
    }

    static Dataset fromJson(JsonNode json) {
        List<ObjectSchema> objects = new ArrayList<>();
        json.path("objects")
                .properties()
                .forEach(member -> objects.add(SchemaCodec.objectFromJson(member.getValue(), member.getKey())));
        Map<String, List<Map<String, @Nullable Object>>> rows = new LinkedHashMap<>();
        json.path("rows").properties().forEach(member -> {
            List<Map<String, @Nullable Object>> all = new ArrayList<>();
            member.getValue().forEach(row -> all.add(RecordCodec.dataFromJson(row)));
            rows.put(member.getKey(), all);
        });
        return new Dataset(objects, rows);
    }
}
