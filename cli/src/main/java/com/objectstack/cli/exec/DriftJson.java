package com.objectstack.cli.exec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.query.json.RecordCodec;
import com.objectstack.schema.Drift;
import com.objectstack.schema.IndexChange;
import com.objectstack.schema.SchemaChange;
import java.util.List;
import java.util.Locale;

/** Differences between declared objects and tables, with the contract's names (6.6). */
final class DriftJson {
    private DriftJson() {}

    static ObjectNode of(Drift drift) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("changes", of(drift.changes()));
        return json;
    }

    static ObjectNode of(Drift.Outcome outcome) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("applied", of(outcome.applied()));
        json.set("skipped", of(outcome.skipped()));
        return json;
    }

    private static ArrayNode of(List<SchemaChange> changes) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        changes.forEach(change -> list.add(of(change)));
        return list;
    }

    private static ObjectNode of(SchemaChange change) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("kind", change.kindName())
                .put("object", change.object())
                .put("name", change.name())
                .put("category", change.category().name().toLowerCase(Locale.ROOT))
                .put("description", change.description())
                .put("reversible", change.isReversible());
        ArrayNode sql = json.putArray("sql");
        change.sql().forEach(sql::add);
        change.blocker().ifPresent(blocker -> json.put("blocker", blocker));
        if (change instanceof IndexChange index && !index.duplicates().isEmpty()) {
            ArrayNode groups = json.putArray("duplicates");
            index.duplicates().forEach(group -> {
                ObjectNode node = groups.addObject().put("count", group.count());
                ObjectNode key = node.putObject("key");
                group.key().forEach((column, value) -> key.set(column, RecordCodec.valueToJson(value)));
            });
        }
        return json;
    }
}
