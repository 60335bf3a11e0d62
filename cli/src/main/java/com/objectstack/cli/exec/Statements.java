package com.objectstack.cli.exec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.compiler.CompiledStatement;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Explanation;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.sql.SqlDataDriver;
import com.objectstack.query.QueryAST;
import java.util.List;
import java.util.stream.Collectors;

/** The statements behind queries, and their JSON. */
public final class Statements {
    private Statements() {}

    /**
     * The statement of a query; the database is not asked.
     *
     * @param driver the driver that would run it
     * @param object the object
     * @param query the query
     * @param options how it would be run
     * @return the statement
     * @throws DriverException {@code UNSUPPORTED} if the driver does not speak SQL, and the refusals of the query
     */
    public static CompiledStatement compile(IDataDriver driver, String object, QueryAST query, DriverOptions options) {
        if (driver instanceof SqlDataDriver sqlDriver) {
            return sqlDriver.compile(object, query, options);
        }
        throw DriverException.of(ErrorCode.UNSUPPORTED, "", driver.name() + " compiles no SQL");
    }

    /**
     * The columns of a query's result, for a result without records.
     *
     * @param driver the driver that ran it
     * @param object the object
     * @param query the query
     * @return their names, empty if nobody can tell
     */
    public static List<String> columns(IDataDriver driver, String object, QueryAST query) {
        try {
            return compile(driver, object, query, DriverOptions.NONE).columns();
        } catch (DriverException e) {
            return List.of();
        }
    }

    /**
     * A statement as {@code {"sql","args"}}.
     *
     * @param statement the statement
     * @return its JSON
     */
    public static ObjectNode json(CompiledStatement statement) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("sql", statement.sql());
        json.set("args", Json.of(statement.binds()));
        return json;
    }

    /**
     * An explanation as {@code {"sql","args","plan":[{"id","parent","detail"}]}}, the steps in the plan's order.
     *
     * @param explanation the explanation
     * @return its JSON
     */
    public static ObjectNode json(Explanation explanation) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("sql", explanation.sql());
        json.set("args", Json.of(explanation.args()));
        flatten(explanation.plan(), json.putArray("plan"));
        return json;
    }

    /**
     * An explanation for people.
     *
     * @param explanation the explanation
     * @return the statement, its values and the plan as a tree
     */
    public static String text(Explanation explanation) {
        String plan = explanation.planText().lines().map(line -> "  " + line).collect(Collectors.joining("\n"));
        return "SQL   " + explanation.sql() + "\nArgs  " + Json.of(explanation.args()) + "\nPlan\n" + plan;
    }

    private static void flatten(List<Explanation.PlanNode> steps, ArrayNode plan) {
        for (Explanation.PlanNode step : steps) {
            plan.addObject().put("id", step.id()).put("parent", step.parent()).put("detail", step.detail());
            flatten(step.children(), plan);
        }
    }
}
