package com.objectstack.conformance.reference;

import com.objectstack.driver.ErrorCode;
import com.objectstack.query.Everything;
import com.objectstack.query.QueryAST;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code having}: one filter over the finished rows, after window functions (SEMANTICS.md §2). */
final class Having {
    private final QueryAST query;
    private final List<Output> outputs;
    private final FinishedNames names;
    private final Queries queries;

    /**
     * The filter of a query.
     *
     * @param query the query
     * @param outputs what is shown of rows; of groups nothing
     * @param names the names of all columns of the finished rows
     * @param queries reads queries inside it, which are refused
     */
    Having(QueryAST query, List<Output> outputs, FinishedNames names, Queries queries) {
        this.query = query;
        this.outputs = outputs;
        this.names = names;
        this.queries = queries;
    }

    Predicate<Entry> read(String path) {
        Predicate<Tuple> filter = new Filters(names.scope(), queries.subqueries(), queries.problems())
                .read(query.having(), path + "/having");
        return query.having() instanceof Everything ? entry -> true : entry -> filter.test(names.tuple(row(entry)));
    }

    /** Adds that there is nothing it could filter. */
    void refuseWithoutGroups(String path) {
        if (!(query.having() instanceof Everything)) {
            queries.problems()
                    .add(
                            ErrorCode.INVALID_QUERY,
                            path + "/having",
                            "there are no groups that 'having' could filter",
                            "use 'where', or add 'groupBy' or 'aggregations'");
        }
    }

    private Row row(Entry entry) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        outputs.forEach(output -> values.put(output.label(), output.expression().value(entry)));
        values.putAll(entry.finished());
        return new Row(values);
    }
}
