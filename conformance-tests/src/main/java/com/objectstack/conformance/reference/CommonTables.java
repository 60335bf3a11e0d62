package com.objectstack.conformance.reference;

import static com.objectstack.driver.JsonPointers.child;

import com.objectstack.driver.Capability;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.CommonTable;
import com.objectstack.query.QueryAST;
import java.util.Optional;

/** Common tables (SEMANTICS.md §4): each sees the earlier ones, a recursive one itself, once, in its step. */
final class CommonTables {
    private final Queries queries;
    private final Problems problems;

    CommonTables(Queries queries) {
        this.queries = queries;
        this.problems = queries.problems();
    }

    /** What the rest of a query sees. */
    Sight read(QueryAST query, String path) {
        if (query.with().isEmpty() || !queries.can(Capability.QUERY_CTE, path + "/with", "'with'")) {
            return queries.sight();
        }
        Sight sight = queries.sight();
        for (int place = 0; place < query.with().size(); place++) {
            sight = add(query.with().get(place), child(path + "/with", place), sight);
        }
        return sight;
    }

    private Sight add(CommonTable table, String path, Sight sight) {
        NameReader.judge(table.name(), path + "/name", problems);
        if (sight.knows(table.name())) {
            refuse(
                    path + "/name",
                    "'" + table.name() + "' is the name of an object or of another common table",
                    "give it another name");
            return sight;
        }
        Optional<Relation> anchor = relation(table.query(), path + "/query", sight);
        if (anchor.isEmpty()) {
            return sight;
        }
        if (table.recursion() == null) {
            return sight.seeing(table.name(), new Remembered(anchor.get()));
        }
        Recursion recursion = new Recursion(anchor.get(), table.recursion(), path);
        Sight inside = sight.seeing(table.name(), recursion.newest());
        readStep(table, table.recursion(), path, inside, anchor.get()).ifPresent(recursion::goesOnWith);
        return sight.seeing(table.name(), new Remembered(recursion));
    }

    private Optional<Relation> readStep(
            CommonTable table, CommonTable.Recursion recursion, String path, Sight inside, Relation anchor) {
        refuseUses(table.name(), recursion.step(), path + "/step");
        if (recursion.maxDepth() < 1) {
            refuse(path + "/maxDepth", "maxDepth must be 1 or more", "leave it out");
        }
        if (isMoreThanRows(recursion.step())) {
            refuse(
                    path + "/step",
                    "a step neither groups, sorts, pages, searches nor has window functions",
                    "do so in the query that reads the common table");
        }
        Optional<Relation> step = relation(recursion.step(), path + "/step", inside);
        int columns = anchor.columns().size();
        step.filter(next -> next.columns().size() != columns)
                .ifPresent(next -> refuse(
                        path + "/step",
                        "the step has " + next.columns().size() + " columns, the anchor " + columns,
                        "name the same fields in both"));
        if (table.query().isOrdered()) {
            refuse(path + "/query", "an anchor neither sorts nor pages", "leave it out");
        }
        return step;
    }

    private void refuseUses(String name, QueryAST step, String path) {
        int uses = UsesOfTable.direct(step, name);
        if (uses != 1) {
            refuse(path, "the step reads '" + name + "' " + uses + " times", "name it exactly once, as object or join");
        } else if (UsesOfTable.isInside(step, name)) {
            refuse(
                    path,
                    "the step reads '" + name + "' again in a query inside it",
                    "name it exactly once, as object or join");
        }
    }

    private static boolean isMoreThanRows(QueryAST step) {
        return step.isGrouped()
                || step.isOrdered()
                || step.distinct()
                || step.nearest() != null
                || !step.windowFunctions().isEmpty();
    }

    private Optional<Relation> relation(QueryAST query, String path, Sight sight) {
        String object = query.object();
        if (object == null) {
            refuse(path + "/object", "the query names no object", "name one");
            return Optional.empty();
        }
        return queries.seeing(sight)
                .prepare(object, query, path, null, Queries.INSIDE)
                .map(found -> found);
    }

    private void refuse(String path, String message, String hint) {
        problems.add(ErrorCode.INVALID_QUERY, path, message, hint);
    }
}
