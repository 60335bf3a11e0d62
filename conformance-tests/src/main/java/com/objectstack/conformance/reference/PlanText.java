package com.objectstack.conformance.reference;

import com.objectstack.driver.Explanation.PlanNode;
import com.objectstack.query.Everything;
import com.objectstack.query.QueryAST;
import java.util.ArrayList;
import java.util.List;

/** How the reference answers a query, in words: one node a step, each made of the one before. */
final class PlanText {
    private PlanText() {}

    static List<PlanNode> of(String object, QueryAST query) {
        List<String> steps = new ArrayList<>();
        query.with().forEach(table -> steps.add("COMMON TABLE " + table.name()));
        steps.add("READ " + object);
        add(query.search() != null, "SEARCH", steps);
        query.joins().forEach(join -> steps.add("JOIN " + join.alias()));
        add(!(query.where() instanceof Everything), "FILTER", steps);
        add(query.nearest() != null, "NEAREST", steps);
        add(query.isGrouped(), "GROUP", steps);
        add(!query.windowFunctions().isEmpty(), "WINDOWS", steps);
        add(!(query.having() instanceof Everything), "HAVING", steps);
        add(query.distinct(), "DISTINCT", steps);
        add(query.isOrdered(), "SORT", steps);
        add(query.effectiveLimit().isPresent() || query.offset() != null, "PAGE", steps);
        query.expand().keySet().forEach(field -> steps.add("EXPAND " + field));
        List<PlanNode> plan = new ArrayList<>();
        for (int place = 0; place < steps.size(); place++) {
            plan.add(new PlanNode(place + 1L, 0, steps.get(place), List.of()));
        }
        return plan;
    }

    private static void add(boolean isDone, String step, List<String> steps) {
        if (isDone) {
            steps.add(step);
        }
    }
}
