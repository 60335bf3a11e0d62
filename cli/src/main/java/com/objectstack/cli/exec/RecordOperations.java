package com.objectstack.cli.exec;

import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.List;

/** Writing one record. */
final class RecordOperations {
    static final List<Operation> ALL = List.of(
            Operation.named("create")
                    .needing("object", "data")
                    .taking("options")
                    .doing((session, command) -> Json.of(
                            session.driver().create(command.object(), Inputs.data(command), session.options(command)))),
            Operation.named("update")
                    .needing("object", "id", "data")
                    .taking("options")
                    .doing((session, command) -> Json.ofNullable(session.driver()
                            .update(
                                    command.object(),
                                    command.text("id"),
                                    Inputs.data(command),
                                    session.options(command)))),
            Operation.named("upsert")
                    .needing("object", "data")
                    .taking("conflictKeys", "options")
                    .doing((session, command) -> Json.of(session.driver()
                            .upsert(
                                    command.object(),
                                    Inputs.data(command),
                                    command.texts("conflictKeys"),
                                    session.options(command)))),
            Operation.named("delete")
                    .needing("object", "id")
                    .taking("options")
                    .doing((session, command) -> BooleanNode.valueOf(
                            session.driver().delete(command.object(), command.text("id"), session.options(command)))));

    private RecordOperations() {}
}
