package com.objectstack.cli.exec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.driver.Page;
import com.objectstack.driver.Problem;
import com.objectstack.query.QueryAST;
import java.util.List;

/** Reading records. */
final class ReadOperations {
    static final List<Operation> ALL = List.of(
            Operation.named("find")
                    .needing("object")
                    .taking("query", "page", "options")
                    .doing((session, command) ->
                            command.flag("page") ? page(session, command) : find(session, command)),
            Operation.named("findOne")
                    .needing("object")
                    .taking("query", "options")
                    .doing((session, command) -> Json.ofNullable(session.driver()
                            .findOne(command.object(), Inputs.query(command), session.options(command)))),
            Operation.named("findById")
                    .needing("object", "id")
                    .taking("options")
                    .doing((session, command) -> Json.ofNullable(
                            session.driver().findById(command.object(), command.text("id"), session.options(command)))),
            Operation.named("count")
                    .needing("object")
                    .taking("query", "options")
                    .doing((session, command) -> LongNode.valueOf(
                            session.driver().count(command.object(), Inputs.query(command), session.options(command)))),
            Operation.named("distinct")
                    .needing("object", "field")
                    .taking("query", "options")
                    .doing(ReadOperations::distinct));

    private ReadOperations() {}

    private static JsonNode find(Session session, Command command) {
        return Json.of(session.driver().find(command.object(), Inputs.query(command), session.options(command)));
    }

    private static JsonNode page(Session session, Command command) {
        Page page = session.driver().findPage(command.object(), Inputs.query(command), session.options(command));
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("records", Json.of(page.records()));
        return json.put("nextCursor", page.nextCursor());
    }

    private static JsonNode distinct(Session session, Command command) {
        onlyWhere(command.get("query"));
        QueryAST query = Inputs.query(command);
        return Json.of(session.driver()
                .distinct(command.object(), command.text("field"), query.where(), session.options(command)));
    }

    /** {@code distinct} takes a filter; anything else in the query would be ignored. */
    private static void onlyWhere(JsonNode query) {
        List<Problem> problems = query.properties().stream()
                .filter(member ->
                        !member.getKey().equals("where") && !member.getKey().equals("object"))
                .filter(member -> !member.getValue().isNull())
                .map(member -> new Problem(
                        ErrorCode.INVALID_QUERY,
                        JsonPointers.child("", member.getKey()),
                        "'distinct' takes no '" + Shown.cut(member.getKey()) + "'",
                        "pass the filter in 'where'"))
                .toList();
        if (!problems.isEmpty()) {
            throw DriverException.of(problems);
        }
    }
}
