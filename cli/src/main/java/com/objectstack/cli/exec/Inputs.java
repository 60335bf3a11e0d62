package com.objectstack.cli.exec;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.cli.input.Parts;
import com.objectstack.driver.JsonPointers;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.driver.RecordUpdate;
import com.objectstack.query.QueryAST;
import com.objectstack.query.json.QueryCodec;
import com.objectstack.query.json.RecordCodec;
import com.objectstack.query.json.SchemaCodec;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.ObjectSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The properties of commands as what drivers take. A problem's pointer leads into the property, as a driver's own does:
 * {@code /where/a} into the query, {@code /email} into the data, {@code /1/email} into the second row.
 */
final class Inputs {
    private Inputs() {}

    static QueryAST query(Command command) {
        JsonNode query = command.get("query");
        return query.isMissingNode() ? QueryAST.ALL : QueryCodec.fromJson(query);
    }

    static Map<String, @Nullable Object> data(Command command) {
        return RecordCodec.dataFromJson(command.get("data"));
    }

    static List<Map<String, @Nullable Object>> rows(Command command) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (JsonNode row : command.list("data")) {
            rows.add(Parts.within(JsonPointers.child("", rows.size()), () -> RecordCodec.dataFromJson(row)));
        }
        return rows;
    }

    static List<RecordUpdate> updates(Command command) {
        List<RecordUpdate> updates = new ArrayList<>();
        for (Command member : command.parts("updates", "id", "data")) {
            String id = member.text("id");
            String path = JsonPointers.child("", updates.size());
            updates.add(update(id, Parts.within(path, () -> data(member))));
        }
        return updates;
    }

    @SuppressWarnings("NullAway") // javac keeps no type annotations of a compact constructor's parameters
    private static RecordUpdate update(String id, Map<String, @Nullable Object> data) {
        return new RecordUpdate(id, data);
    }

    static List<@Nullable Object> args(Command command) {
        List<@Nullable Object> args = new ArrayList<>();
        command.list("args").forEach(arg -> args.add(RecordCodec.valueFromJson(arg)));
        return args;
    }

    static ObjectSchema schema(Command command) {
        return SchemaCodec.objectFromJson(command.get("schema"), command.object());
    }

    static FieldSchema definition(Command command, String field) {
        return SchemaCodec.fieldFromJson(command.get("definition"), field);
    }

    static IndexSchema index(Command command) {
        return SchemaCodec.indexFromJson(command.get("index"));
    }

    static List<ObjectDefinition> objects(Command command) {
        List<ObjectDefinition> objects = new ArrayList<>();
        for (Command member : command.parts("objects", "object", "schema")) {
            String object = member.object();
            String path = JsonPointers.child(JsonPointers.child("", objects.size()), "schema");
            objects.add(new ObjectDefinition(object, Parts.within(path, () -> schema(member))));
        }
        return objects;
    }
}
