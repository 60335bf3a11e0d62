package com.objectstack.driver;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statement a query runs and the database's plan for it.
 *
 * @param sql the statement
 * @param args its bound values
 * @param plan the roots of the plan
 */
public record Explanation(String sql, List<@Nullable Object> args, List<PlanNode> plan) {
    /**
     * One step of a plan.
     *
     * @param id its number
     * @param parent the number of the step above, 0 at a root
     * @param detail the database's words
     * @param children the steps below
     */
    public record PlanNode(long id, long parent, String detail, List<PlanNode> children) {
        /** Copies {@code children}. */
        public PlanNode {
            children = List.copyOf(children);
        }
    }

    /** Copies the lists. */
    public Explanation {
        args = Collections.unmodifiableList(new ArrayList<>(args));
        plan = List.copyOf(plan);
    }

    /**
     * The plan as an indented text, one line a step.
     *
     * @return the text
     */
    public String planText() {
        StringBuilder text = new StringBuilder();
        plan.forEach(root -> append(root, 0, text));
        return text.toString();
    }

    private static void append(PlanNode node, int depth, StringBuilder text) {
        text.append("  ".repeat(depth)).append(node.detail()).append('\n');
        node.children().forEach(child -> append(child, depth + 1, text));
    }
}
