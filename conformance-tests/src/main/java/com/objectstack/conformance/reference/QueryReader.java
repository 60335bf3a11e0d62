package com.objectstack.conformance.reference;

import com.objectstack.driver.Capability;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.Everything;
import com.objectstack.query.Nearest;
import com.objectstack.query.QueryAST;
import com.objectstack.query.SortNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads one query, part by part in document order: judges it and finds out how its records are found. */
final class QueryReader {
    private final Queries queries;
    private final Problems problems;
    private final String object;
    private final QueryAST query;
    private final String path;
    private final @Nullable Scope outer;
    private final int level;

    QueryReader(Queries queries, String object, QueryAST query, String path, @Nullable Scope outer, int level) {
        this.queries = queries;
        this.problems = queries.problems();
        this.object = object;
        this.query = inOrder(query);
        this.path = path;
        this.outer = outer;
        this.level = level;
    }

    /** What a vector search found is in the order of distance unless another is asked for. */
    private static QueryAST inOrder(QueryAST query) {
        Nearest nearest = query.nearest();
        return nearest == null || query.isGrouped() || !query.orderBy().isEmpty()
                ? query
                : query.toBuilder().orderBy(SortNode.asc(nearest.outputName())).build();
    }

    /**
     * Reads a query.
     *
     * @param records what it asks
     */
    PreparedQuery read(Relation records) {
        SearchedObject search = SearchedObject.of(query, queries.sight(), object);
        Source base = new Source(object, search.found(records));
        Scope scope = new Scope(queries.sight(), queries.capabilities(), base, outer);
        Joins joins = new Joins(queries, scope, base, records.columns());
        List<Joins.Step> steps = joins.read(query, path);
        RowNames all = new RowNames(scope, joins.sources());
        NearestRows nearest = new NearestRows(query, path, all, queries);
        return read(new Joined(base, steps), all, search, nearest);
    }

    private PreparedQuery read(Rows joined, RowNames all, SearchedObject search, NearestRows nearest) {
        RowNames names = nearest.names();
        Expansions expansions = new Expansions(queries, names, query, level);
        new Selections(names, problems).judge(query, path, expansions);
        needs(Capability.QUERY_FILTERS, !(query.where() instanceof Everything), "where");
        Predicate<Tuple> where =
                new Filters(all.scope(), queries.subqueries(), problems).read(query.where(), path + "/where");
        search.judge(path, all, queries);
        nearest.judge();
        needs(Capability.QUERY_WINDOW_FUNCTIONS, !query.windowFunctions().isEmpty(), "windowFunctions");
        Rows rows = nearest.of(
                outerTuple -> joined.of(outerTuple).stream().filter(where).toList());
        return readRecords(rows, names, search, nearest, expansions);
    }

    private PreparedQuery readRecords(
            Rows rows, RowNames names, SearchedObject search, NearestRows nearest, Expansions expansions) {
        needs(Capability.QUERY_AGGREGATIONS, !query.groupBy().isEmpty(), "groupBy");
        needs(Capability.QUERY_AGGREGATIONS, !query.aggregations().isEmpty(), "aggregations");
        Groups groups = query.isGrouped() ? new Groups(names, query, path, queries) : null;
        List<Output> outputs = groups == null ? Outputs.of(query, names, always(search, nearest)) : List.of();
        List<Column> columns = groups == null ? List.of() : groups.columns();
        Windows windows = windows(names, columns);
        List<Column> functions = windows.columns();
        List<Column> finished = new ArrayList<>(columns);
        finished.addAll(functions);
        FinishedNames shown = new FinishedNames(groups == null ? ofRows(outputs, functions) : finished, queries);
        Predicate<Entry> having = readFinished(groups, windows, outputs, shown);
        Orders orders = new Orders(query, names, outputs, shown, functions);
        needs(Capability.QUERY_SORTING, !query.orderBy().isEmpty(), "orderBy");
        orders.judge(path, problems);
        judgePage();
        Optional<List<@Nullable Object>> after = new Cursors(queries, query, path).read(orders, object);
        expansions.read(path);
        PreparedQuery.Steps steps = new PreparedQuery.Steps(rows, groups, windows, having);
        return new PreparedQuery(query, steps, outputs, finished, orders, after, expansions.all());
    }

    /** A property that is used needs a capability; a driver without it refuses (STYLE.md 3.10). */
    private void needs(Capability capability, boolean isUsed, String property) {
        if (isUsed) {
            queries.can(capability, path + "/" + property, "'" + property + "'");
        }
    }

    /** Scores and distances are in a record whatever is selected; of subqueries, which return just what they name, only the distance. */
    private List<String> always(SearchedObject search, NearestRows nearest) {
        List<String> always = new ArrayList<>();
        if (outer == null) {
            always.addAll(search.columns());
        }
        always.addAll(nearest.columns());
        return always;
    }

    private static List<Column> ofRows(List<Output> outputs, List<Column> functions) {
        List<Column> shown = new ArrayList<>();
        outputs.forEach(output -> shown.add(output.column()));
        shown.addAll(functions);
        return shown;
    }

    private Windows windows(RowNames names, List<Column> groups) {
        if (!query.isGrouped()) {
            return new Windows(query.windowFunctions(), new NamesOfRows(names, query), Orders.ofRows(names));
        }
        FinishedNames finished = new FinishedNames(groups, queries);
        List<SortKey> keys = query.groupBy().stream()
                .flatMap(key -> finished.find(key.outputName()).stream())
                .map(key -> Orders.tieBreaker(key.column().name(), key))
                .toList();
        return new Windows(query.windowFunctions(), finished, keys);
    }

    /** Groups, window functions, and {@code having} over what they have finished. */
    private Predicate<Entry> readFinished(
            @Nullable Groups groups, Windows windows, List<Output> outputs, FinishedNames shown) {
        Having having = new Having(query, outputs, shown, queries);
        boolean hasWindows = !query.windowFunctions().isEmpty();
        Predicate<Entry> left = entry -> true;
        if (groups != null) {
            groups.read();
            left = having.read(path);
        } else if (!hasWindows) {
            having.refuseWithoutGroups(path);
        }
        if (hasWindows) {
            Set<String> taken = groups == null ? names(outputs) : namesOf(groups.columns());
            new WindowRules(windows.names(), taken, problems).judge(query.windowFunctions(), path + "/windowFunctions");
        }
        return groups == null && hasWindows ? having.read(path) : left;
    }

    /** An alias's nested record stands under the alias. */
    private static Set<String> names(List<Output> outputs) {
        Set<String> names = new HashSet<>();
        for (Output output : outputs) {
            String owner = output.owner();
            names.add((owner == null ? output.name() : owner).toLowerCase(Locale.ROOT));
        }
        return names;
    }

    private static Set<String> namesOf(List<Column> columns) {
        Set<String> names = new HashSet<>();
        columns.forEach(column -> names.add(column.name().toLowerCase(Locale.ROOT)));
        return names;
    }

    private void judgePage() {
        needs(Capability.QUERY_PAGINATION, query.limit() != null, "limit");
        needs(Capability.QUERY_PAGINATION, query.top() != null, "top");
        needs(Capability.QUERY_PAGINATION, query.offset() != null, "offset");
        Paging.judgeTop(query, path, problems);
        if (query.cursor() != null && query.offset() != null) {
            problems.add(
                    ErrorCode.INVALID_QUERY, path + "/offset", "'offset' cannot be used with 'cursor'", "pass one");
        }
    }
}
