package com.objectstack.driver.sql;

import com.objectstack.compiler.model.Rendered;
import com.objectstack.driver.Explanation.PlanNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of {@code explain query plan} as a tree. */
final class Plans {
    /** Stands before the very text of the statement that is explained. */
    private static final String PREFIX = "explain query plan ";

    private Plans() {}

    /** The plan of a statement, which is not run. */
    static List<PlanNode> of(Rendered statement, SqlSession session, Deadline deadline) {
        SqlStatement explain = SqlStatement.read(PREFIX + statement.sql(), statement.binds());
        return tree(session.run(explain, deadline).rows());
    }

    /** Rows of id, parent, a number without meaning, and detail; a parent stands before its children. */
    private static List<PlanNode> tree(List<@Nullable Object[]> rows) {
        return below(0, rows);
    }

    private static List<PlanNode> below(long parent, List<@Nullable Object[]> rows) {
        List<PlanNode> nodes = new ArrayList<>();
        for (@Nullable Object[] row : rows) {
            if (row[0] instanceof Long id && row[1] instanceof Long above && above == parent) {
                nodes.add(new PlanNode(id, parent, String.valueOf(row[3]), below(id, rows)));
            }
        }
        return nodes;
    }
}
