package com.objectstack.cli.exec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.objectstack.driver.ISchemaDriver;
import com.objectstack.schema.SchemaChange;
import java.util.ArrayList;
import java.util.List;

/** Differences between declared objects and their tables. */
final class DriftOperations {
    static final List<Operation> ALL = List.of(
            Operation.named("detectDrift").taking("objects").doing(DriftOperations::detectDrift),
            Operation.named("applyDrift")
                    .needing("changes")
                    .taking("allowDestructive")
                    .doing(DriftOperations::applyDrift),
            Operation.named("deferSchema").doing(DriftOperations::deferSchema),
            Operation.named("pendingSchema")
                    .doing((session, command) ->
                            DriftJson.of(session.schemaDriver().pendingSchema())),
            Operation.named("flushSchema")
                    .doing((session, command) ->
                            DriftJson.of(session.schemaDriver().flushSchema())));

    /** What a change says; the first three tell which one it is. */
    private static final Signature CHANGE = Signature.of("a member of 'changes'")
            .needing("kind", "object", "name")
            .taking("category", "description", "sql", "reversible", "blocker", "duplicates");

    private DriftOperations() {}

    private static JsonNode detectDrift(Session session, Command command) {
        return DriftJson.of(session.schemaDriver().detectDrift(command.texts("objects")));
    }

    /** Changes are looked for anew: what is no more is skipped by not being found. */
    private static JsonNode applyDrift(Session session, Command command) {
        List<Command> wanted = new ArrayList<>();
        for (JsonNode change : command.list("changes")) {
            wanted.add(CHANGE.check(change, "/changes/" + wanted.size()));
        }
        ISchemaDriver driver = session.schemaDriver();
        List<String> objects = wanted.stream().map(Command::object).distinct().toList();
        List<SchemaChange> found =
                objects.isEmpty() ? List.of() : driver.detectDrift(objects).changes();
        List<SchemaChange> chosen = found.stream()
                .filter(change -> wanted.stream().anyMatch(one -> isSame(one, change)))
                .toList();
        return DriftJson.of(driver.applyDrift(chosen, command.flag("allowDestructive")));
    }

    private static boolean isSame(Command wanted, SchemaChange change) {
        return wanted.text("kind").equals(change.kindName())
                && wanted.object().equals(change.object())
                && wanted.text("name").equals(change.name());
    }

    private static JsonNode deferSchema(Session session, Command command) {
        session.schemaDriver().deferSchema();
        return NullNode.instance;
    }
}
