package com.objectstack.cli.exec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;

/** Objects and their tables. */
final class ObjectOperations {
    static final List<Operation> ALL = List.of(
            Operation.named("syncSchema")
                    .needing("object", "schema")
                    .taking("options")
                    .doing(ObjectOperations::syncSchema),
            Operation.named("syncSchemasBatch")
                    .needing("objects")
                    .taking("options")
                    .doing(ObjectOperations::syncSchemasBatch),
            Operation.named("registerObjects").needing("objects").doing(ObjectOperations::registerObjects),
            Operation.named("registerExternalObject")
                    .needing("object", "schema")
                    .doing(ObjectOperations::registerExternalObject),
            Operation.named("getSchemaSyncStats").doing(ObjectOperations::getSchemaSyncStats),
            Operation.named("dropTable").needing("object").taking("options").doing(ObjectOperations::dropTable),
            Operation.named("createCollection").needing("object", "schema").doing(ObjectOperations::createCollection),
            Operation.named("dropCollection").needing("object").doing(ObjectOperations::dropCollection),
            Operation.named("verifySearchIndex").needing("object").doing(ObjectOperations::verifySearchIndex),
            Operation.named("rebuildSearchIndex").needing("object").doing(ObjectOperations::rebuildSearchIndex));

    private ObjectOperations() {}

    private static JsonNode syncSchema(Session session, Command command) {
        session.driver().syncSchema(command.object(), Inputs.schema(command), session.options(command));
        return NullNode.instance;
    }

    private static JsonNode syncSchemasBatch(Session session, Command command) {
        session.driver().syncSchemasBatch(Inputs.objects(command), session.options(command));
        return NullNode.instance;
    }

    private static JsonNode registerObjects(Session session, Command command) {
        session.driver().registerObjects(Inputs.objects(command));
        return NullNode.instance;
    }

    private static JsonNode registerExternalObject(Session session, Command command) {
        session.driver().registerExternalObject(Inputs.schema(command).named(command.object()));
        return NullNode.instance;
    }

    private static JsonNode getSchemaSyncStats(Session session, Command command) {
        return session.driver()
                .getSchemaSyncStats()
                .<JsonNode>map(stats -> JsonNodeFactory.instance
                        .objectNode()
                        .put("created", stats.created())
                        .put("existing", stats.existing()))
                .orElse(NullNode.instance);
    }

    private static JsonNode dropTable(Session session, Command command) {
        session.driver().dropTable(command.object(), session.options(command));
        return NullNode.instance;
    }

    private static JsonNode createCollection(Session session, Command command) {
        session.schemaDriver().createCollection(command.object(), Inputs.schema(command));
        return NullNode.instance;
    }

    private static JsonNode verifySearchIndex(Session session, Command command) {
        return BooleanNode.valueOf(session.schemaDriver().verifySearchIndex(command.object()));
    }

    private static JsonNode rebuildSearchIndex(Session session, Command command) {
        session.schemaDriver().rebuildSearchIndex(command.object());
        return NullNode.instance;
    }

    private static JsonNode dropCollection(Session session, Command command) {
        session.schemaDriver().dropCollection(command.object());
        return NullNode.instance;
    }
}
