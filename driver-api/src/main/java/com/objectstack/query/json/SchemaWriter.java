package com.objectstack.query.json;

import static com.objectstack.query.json.QueryWriter.putFlag;
import static com.objectstack.query.json.QueryWriter.putList;
import static com.objectstack.query.json.QueryWriter.putText;
import static com.objectstack.query.json.QueryWriter.putTexts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.query.Condition;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.IndexType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Tenancy;
import com.objectstack.schema.Uniqueness;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes schemas. */
final class SchemaWriter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SchemaWriter() {}

    static ObjectNode object(ObjectSchema schema) {
        ObjectNode json = NODES.objectNode();
        if (!schema.name().isEmpty()) {
            json.put("name", schema.name());
        }
        ObjectNode fields = json.putObject("fields");
        schema.fields().forEach((name, field) -> fields.set(name, field(field)));
        putList(json, "indexes", schema.indexes(), SchemaWriter::index);
        metadata(json, schema.metadata());
        schema.tenancy().ifPresent(tenancy -> tenancy(json, tenancy));
        return json;
    }

    /** Beside what was kept of it as metadata. */
    private static void tenancy(ObjectNode json, Tenancy tenancy) {
        ObjectNode node = json.withObjectProperty(SchemaVocabulary.TENANCY_NAME);
        node.put("enabled", tenancy.enabled());
        putText(node, "tenantField", tenancy.field());
    }

    static ObjectNode field(FieldSchema field) {
        ObjectNode json = NODES.objectNode().put("type", field.type().wireName());
        putFlag(json, "multiple", field.multiple());
        putFlag(json, "required", field.required());
        if (field.notNull()) {
            json.putObject("storage").put("notNull", true);
        }
        unique(json, field.unique());
        putFlag(json, "index", field.indexed());
        putFlag(json, "searchable", field.searchable());
        putText(json, "reference", field.referenceObject());
        field.defaultValue().ifPresent(value -> json.set("defaultValue", RecordCodec.valueToJson(value)));
        metadata(json, field.metadata());
        return json;
    }

    static ObjectNode index(IndexSchema index) {
        ObjectNode json = NODES.objectNode();
        putText(json, "name", index.indexName());
        putTexts(json, "fields", index.fields());
        if (index.type() != IndexType.BTREE) {
            json.put("type", index.type().wireName());
        }
        unique(json, index.unique());
        Condition where = index.where();
        if (where != null) {
            json.set("where", QueryCodec.toJson(where));
        }
        return json;
    }

    private static void metadata(ObjectNode json, Map<String, @Nullable Object> metadata) {
        metadata.forEach((name, value) -> json.set(name, RecordCodec.valueToJson(value)));
    }

    private static void unique(ObjectNode json, Uniqueness uniqueness) {
        switch (uniqueness) {
            case NONE -> {}
            case UNIQUE -> json.put("unique", true);
            case ORGANIZATION, GLOBAL -> json.put("unique", Words.of(uniqueness));
        }
    }
}
