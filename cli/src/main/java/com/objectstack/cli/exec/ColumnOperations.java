package com.objectstack.cli.exec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;

/** Columns and indexes of one table. */
final class ColumnOperations {
    static final List<Operation> ALL = List.of(
            Operation.named("addColumn")
                    .needing("object", "field", "definition")
                    .doing(ColumnOperations::addColumn),
            Operation.named("modifyColumn")
                    .needing("object", "field", "definition")
                    .doing(ColumnOperations::modifyColumn),
            Operation.named("dropColumn").needing("object", "field").doing(ColumnOperations::dropColumn),
            Operation.named("createIndex")
                    .needing("object")
                    .taking("indexName", "name", "fields", "index")
                    .doing(ColumnOperations::createIndex),
            Operation.named("dropIndex")
                    .needing("object")
                    .taking("indexName", "name")
                    .doing(ColumnOperations::dropIndex));

    private ColumnOperations() {}

    private static JsonNode addColumn(Session session, Command command) {
        String field = command.text("field");
        session.schemaDriver().addColumn(command.object(), field, Inputs.definition(command, field));
        return NullNode.instance;
    }

    private static JsonNode modifyColumn(Session session, Command command) {
        String field = command.text("field");
        session.schemaDriver().modifyColumn(command.object(), field, Inputs.definition(command, field));
        return NullNode.instance;
    }

    private static JsonNode dropColumn(Session session, Command command) {
        session.schemaDriver().dropColumn(command.object(), command.text("field"));
        return NullNode.instance;
    }

    /** Either a whole declaration in {@code index}, or a name and fields. */
    private static JsonNode createIndex(Session session, Command command) {
        if (command.has("index")) {
            command.refuseBeside("index", "indexName", "name", "fields");
            session.schemaDriver().createIndex(command.object(), Inputs.index(command));
        } else {
            session.schemaDriver()
                    .createIndex(command.object(), command.text("indexName", "name"), command.someTexts("fields"));
        }
        return NullNode.instance;
    }

    private static JsonNode dropIndex(Session session, Command command) {
        session.schemaDriver().dropIndex(command.object(), command.text("indexName", "name"));
        return NullNode.instance;
    }
}
