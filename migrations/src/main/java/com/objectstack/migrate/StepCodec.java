package com.objectstack.migrate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.driver.NearestName;
import com.objectstack.migrate.Step.AddColumn;
import com.objectstack.migrate.Step.AlterObject;
import com.objectstack.migrate.Step.Converge;
import com.objectstack.migrate.Step.CreateIndex;
import com.objectstack.migrate.Step.CreateTable;
import com.objectstack.migrate.Step.DropColumn;
import com.objectstack.migrate.Step.DropIndex;
import com.objectstack.migrate.Step.DropTable;
import com.objectstack.migrate.Step.ModifyColumn;
import com.objectstack.migrate.Step.RenameColumn;
import com.objectstack.migrate.Step.RenameTable;
import com.objectstack.migrate.Step.Sql;
import com.objectstack.query.json.SchemaCodec;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.ObjectSchema;
import java.util.List;
import java.util.Locale;

/** Steps as JSON: {@code {"step": "add_column", "object": "invoice", "field": "paid", "definition": {...}}}. */
final class StepCodec {
    private static final String DESTRUCTIVE = "destructive";

    private static final List<String> NAMES = List.of(
            "create_table",
            "drop_table",
            "rename_table",
            "add_column",
            "modify_column",
            "rename_column",
            "drop_column",
            "create_index",
            "drop_index",
            "alter_object",
            "converge",
            "sql");

    private StepCodec() {}

    static String nameOf(Step step) {
        return step.getClass()
                .getSimpleName()
                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT);
    }

    static ObjectNode toJson(Step step) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("step", nameOf(step));
        if (!step.object().isEmpty()) {
            json.put("object", step.object());
        }
        switch (step) {
            case CreateTable created -> json.set("definition", object(created.definition()));
            case DropTable dropped -> json.set("was", object(dropped.was()));
            case RenameTable renamed -> json.put("to", renamed.to());
            case AddColumn added -> field(json, added.definition()).set("definition", json(added.definition()));
            case DropColumn dropped -> field(json, dropped.was()).set("was", json(dropped.was()));
            case ModifyColumn modified -> {
                field(json, modified.from()).set("from", json(modified.from()));
                json.set("to", json(modified.to()));
            }
            case RenameColumn renamed -> json.put("field", renamed.field()).put("to", renamed.to());
            case CreateIndex created -> json.set("index", SchemaCodec.toJson(created.index()));
            case DropIndex dropped -> json.set("index", SchemaCodec.toJson(dropped.index()));
            case AlterObject altered -> {
                json.set("from", frame(altered.from()));
                json.set("to", frame(altered.to()));
            }
            case Converge converged -> {}
            case Sql sql -> json.put("statement", sql.statement());
        }
        if (Steps.isDestructive(step)) {
            json.put(DESTRUCTIVE, true);
        }
        return json;
    }

    private static ObjectNode field(ObjectNode json, FieldSchema field) {
        return json.put("field", field.name());
    }

    private static ObjectNode json(FieldSchema field) {
        return SchemaCodec.toJson(field);
    }

    private static ObjectNode object(ObjectSchema schema) {
        ObjectNode json = SchemaCodec.toJson(schema);
        json.remove("name");
        return json;
    }

    private static ObjectNode frame(ObjectSchema schema) {
        ObjectNode json = object(schema);
        json.remove("fields");
        return json;
    }

    static Step fromJson(JsonNode node, String path) {
        JsonObject json = new JsonObject(node, path);
        String name = json.text("step");
        Step step = read(name, json);
        boolean isMarked = json.flag(DESTRUCTIVE);
        json.end();
        if (isMarked != Steps.isDestructive(step)) {
            throw JsonObject.refused(
                    json.path(DESTRUCTIVE),
                    isMarked
                            ? "a step " + name + " like this loses nothing, and is marked as destructive"
                            : "a step " + name + " like this loses data, and is not marked as destructive",
                    isMarked ? "leave the mark out" : "write \"destructive\": true");
        }
        return step;
    }

    private static Step read(String name, JsonObject json) {
        return switch (name) {
            case "create_table" -> new CreateTable(json.text("object"), object(json, "definition"));
            case "drop_table" -> new DropTable(json.text("object"), object(json, "was"));
            case "rename_table" -> new RenameTable(json.text("object"), json.text("to"));
            case "add_column" -> new AddColumn(json.text("object"), field(json, "definition"));
            case "modify_column" -> new ModifyColumn(json.text("object"), field(json, "from"), field(json, "to"));
            case "rename_column" -> new RenameColumn(json.text("object"), json.text("field"), json.text("to"));
            case "drop_column" -> new DropColumn(json.text("object"), field(json, "was"));
            case "create_index" -> new CreateIndex(json.text("object"), index(json));
            case "drop_index" -> new DropIndex(json.text("object"), index(json));
            case "alter_object" -> new AlterObject(json.text("object"), frame(json, "from"), frame(json, "to"));
            case "converge" -> new Converge(json.text("object"));
            case "sql" -> new Sql(json.text("statement"), json.flag(DESTRUCTIVE));
            default ->
                throw JsonObject.refused(
                        json.path("step"),
                        "'" + name + "' is no step",
                        NearestName.hint(name, NAMES).orElse("known are " + String.join(", ", NAMES)));
        };
    }

    private static ObjectSchema object(JsonObject json, String name) {
        JsonNode definition = json.require(name);
        String object = json.text("object");
        return Problems.under(
                json.path(name), () -> StoredSchema.of(object, SchemaCodec.objectFromJson(definition, object)));
    }

    private static FieldSchema field(JsonObject json, String name) {
        JsonNode definition = json.require(name);
        return Problems.under(
                json.path(name), () -> StoredSchema.of(SchemaCodec.fieldFromJson(definition, json.text("field"))));
    }

    private static IndexSchema index(JsonObject json) {
        JsonNode index = json.require("index");
        return Problems.under(json.path("index"), () -> SchemaCodec.indexFromJson(index));
    }

    private static ObjectSchema frame(JsonObject json, String name) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        JsonNode frame = json.require(name);
        if (frame.has("fields") || frame.has("indexes")) {
            throw JsonObject.refused(
                    json.path(name), "fields and indexes are changed by steps of their own", "leave them out");
        }
        whole.setAll(new JsonObject(frame, json.path(name)).node());
        whole.putObject("fields");
        String object = json.text("object");
        return Problems.under(json.path(name), () -> SchemaCodec.objectFromJson(whole, object));
    }
}
