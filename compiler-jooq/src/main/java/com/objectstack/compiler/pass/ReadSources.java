package com.objectstack.compiler.pass;

import static com.objectstack.driver.JsonPointers.child;

import com.objectstack.query.CommonTable;
import com.objectstack.query.Everything;
import com.objectstack.query.Join;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Subquery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Finds the tables a valid query reads, those of queries inside it included. */
final class ReadSources {
    private final List<ReadSource> found = new ArrayList<>();

    private ReadSources() {}

    /**
     * The tables.
     *
     * @param scope what the query's names stand for
     * @param query the query
     */
    static List<ReadSource> of(RowScope scope, QueryAST query) {
        ReadSources sources = new ReadSources();
        sources.addQuery(scope, query, "");
        return sources.found;
    }

    private void addQuery(RowScope scope, QueryAST query, String within) {
        for (CommonTable table : query.with()) {
            addQuery(scope.nested(table.query()), table.query(), table.name());
            table.recursive()
                    .map(CommonTable.Recursion::step)
                    .ifPresent(step -> addQuery(scope.nested(step), step, table.name()));
        }
        IndexableFields fields = new IndexableFields(scope, query);
        String base = scope.path().isEmpty() ? "" : scope.path() + "/object";
        add(scope.base(), base, within, isWhole(scope, query), fields);
        addSubqueries(scope, within);
        for (int place = 0; place < query.joins().size(); place++) {
            addJoin(query.joins().get(place), child(scope.path() + "/joins", place), scope, within, fields);
        }
        scope.paths().values().forEach(path -> add(path.target(), base, within, false, fields));
    }

    private void addSubqueries(RowScope scope, String within) {
        scope.nested().entrySet().stream()
                .filter(entry -> entry.getKey() instanceof Subquery)
                .sorted(Comparator.comparing(entry -> entry.getValue().path()))
                .forEach(entry -> addSubquery(entry, within));
    }

    private void addSubquery(Map.Entry<Object, RowScope> nested, String within) {
        addQuery(nested.getValue(), ((Subquery) nested.getKey()).query(), within);
    }

    private void addJoin(Join join, String path, RowScope scope, String within, IndexableFields fields) {
        join.subquery()
                .ifPresentOrElse(
                        query -> addQuery(scope.nested(join), query, join.alias()),
                        () -> add(
                                Objects.requireNonNull(scope.joins().get(join.alias())), path, within, false, fields));
    }

    private void add(Source source, String path, String within, boolean isWhole, IndexableFields fields) {
        if (!source.table().isDerived()) {
            found.add(new ReadSource(source.alias(), source.table(), path, within, isWhole, fields.keyOf(source)));
        }
    }

    private static boolean isWhole(RowScope scope, QueryAST query) {
        boolean scoped = scope.context().visibility().hidesSome(scope.base().table());
        return scope.path().isEmpty()
                && !scoped
                && query.where() instanceof Everything
                && query.having() instanceof Everything
                && query.joins().isEmpty()
                && query.windowFunctions().isEmpty()
                && query.search() == null
                && query.nearest() == null
                && query.cursor() == null
                && !query.distinct()
                && !query.isGrouped();
    }
}
