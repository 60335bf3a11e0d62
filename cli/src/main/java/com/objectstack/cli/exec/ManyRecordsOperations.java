package com.objectstack.cli.exec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;

/** Writing many records, all or none. */
final class ManyRecordsOperations {
    static final List<Operation> ALL = List.of(
            Operation.named("bulkCreate")
                    .needing("object", "data")
                    .taking("options")
                    .doing((session, command) -> Json.of(session.driver()
                            .bulkCreate(command.object(), Inputs.rows(command), session.options(command)))),
            Operation.named("bulkUpdate")
                    .needing("object", "updates")
                    .taking("options")
                    .doing((session, command) -> Json.of(session.driver()
                            .bulkUpdate(command.object(), Inputs.updates(command), session.options(command)))),
            Operation.named("bulkDelete")
                    .needing("object", "ids")
                    .taking("options")
                    .doing(ManyRecordsOperations::bulkDelete),
            // Without a query these would change every record: it must be said.
            Operation.named("updateMany")
                    .needing("object", "query", "data")
                    .taking("options")
                    .doing((session, command) -> LongNode.valueOf(session.driver()
                            .updateMany(
                                    command.object(),
                                    Inputs.query(command),
                                    Inputs.data(command),
                                    session.options(command)))),
            Operation.named("deleteMany")
                    .needing("object", "query")
                    .taking("options")
                    .doing((session, command) -> LongNode.valueOf(session.driver()
                            .deleteMany(command.object(), Inputs.query(command), session.options(command)))));

    private ManyRecordsOperations() {}

    private static JsonNode bulkDelete(Session session, Command command) {
        session.driver().bulkDelete(command.object(), command.texts("ids"), session.options(command));
        return NullNode.instance;
    }
}
