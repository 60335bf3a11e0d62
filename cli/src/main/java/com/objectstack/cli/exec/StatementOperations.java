package com.objectstack.cli.exec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.driver.ExecuteResult;
import java.util.List;

/** A query's statement and plan, and native statements. */
final class StatementOperations {
    static final List<Operation> ALL = List.of(
            Operation.named("explain")
                    .needing("object")
                    .taking("query", "options")
                    .doing((session, command) -> Statements.json(session.driver()
                            .explain(command.object(), Inputs.query(command), session.options(command)))),
            Operation.named("compile")
                    .needing("object")
                    .taking("query", "options")
                    .doing((session, command) -> Statements.json(Statements.compile(
                            session.driver(), command.object(), Inputs.query(command), session.options(command)))),
            Operation.named("execute")
                    .needing("sql")
                    .taking("args", "options")
                    .doing((session, command) -> json(session.driver()
                            .execute(command.text("sql"), Inputs.args(command), session.options(command)))),
            Operation.named("executeRaw")
                    .taking("sql", "statement")
                    .doing((session, command) ->
                            json(session.schemaDriver().executeRaw(command.text("sql", "statement")))));

    private StatementOperations() {}

    private static JsonNode json(ExecuteResult result) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("rows", Json.of(result.rows()));
        return json.put("affected", result.updateCount());
    }
}
