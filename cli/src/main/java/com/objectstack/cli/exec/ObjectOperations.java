package com.objectstack.cli.exec;

import com.fasterxml.jackson.databind.JsonNode;
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
            Operation.named("dropTable").needing("object").taking("options").doing(ObjectOperations::dropTable),
            Operation.named("createCollection").needing("object", "schema").doing(ObjectOperations::createCollection),
            Operation.named("dropCollection").needing("object").doing(ObjectOperations::dropCollection));

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

    private static JsonNode dropTable(Session session, Command command) {
        session.driver().dropTable(command.object(), session.options(command));
        return NullNode.instance;
    }

    private static JsonNode createCollection(Session session, Command command) {
        session.schemaDriver().createCollection(command.object(), Inputs.schema(command));
        return NullNode.instance;
    }

    private static JsonNode dropCollection(Session session, Command command) {
        session.schemaDriver().dropCollection(command.object());
        return NullNode.instance;
    }
}
