package com.objectstack.conformance.reference;

import static com.objectstack.driver.JsonPointers.child;

import com.objectstack.driver.Capability;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.Join;
import com.objectstack.query.QueryAST;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/** The joins of a query (SEMANTICS.md §3 and §4). */
final class Joins {
    /** Objects in a query (SEMANTICS.md decision 26). */
    private static final int MAX_OBJECTS = 64;

    private final Queries queries;
    private final Problems problems;
    private final Scope scope;
    private final List<Column> columns;
    private final List<Source> sources;

    /**
     * Reads joins.
     *
     * @param queries reads the queries that are joined, and those in conditions
     * @param scope the names of the query; joined sources are added to it
     * @param base the base
     * @param columns the base's columns, without those of a search: no alias is one of them
     */
    Joins(Queries queries, Scope scope, Source base, List<Column> columns) {
        this.queries = queries;
        this.problems = queries.problems();
        this.scope = scope;
        this.columns = columns;
        this.sources = new ArrayList<>(List.of(base));
    }

    /**
     * A join whose condition is known.
     *
     * @param type its type
     * @param source what is joined
     * @param on whether two rows belong together
     */
    record Step(Join.Type type, Source source, Predicate<Tuple> on) {}

    /** The base and what was joined to it; of joins that are refused, none. */
    List<Source> sources() {
        return List.copyOf(sources);
    }

    /** Adds what is joined to the scope, then reads the conditions, which see all of it. */
    List<Step> read(QueryAST query, String path) {
        if (query.joins().isEmpty() || !queries.can(Capability.JOINS, path + "/joins", "'joins'")) {
            return List.of();
        }
        if (query.joins().size() >= MAX_OBJECTS) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    path + "/joins",
                    "the query reads " + (query.joins().size() + 1) + " objects",
                    "join fewer than " + MAX_OBJECTS);
            return List.of();
        }
        List<Optional<Source>> joined = new ArrayList<>();
        for (int place = 0; place < query.joins().size(); place++) {
            Optional<Source> source = source(query.joins().get(place), child(path + "/joins", place));
            source.ifPresent(this::add);
            joined.add(source);
        }
        List<Step> steps = new ArrayList<>();
        for (int place = 0; place < query.joins().size(); place++) {
            Join join = query.joins().get(place);
            Predicate<Tuple> on = Filters.ofJoin(scope, queries.subqueries(), problems)
                    .read(join.on(), child(path + "/joins", place) + "/on");
            joined.get(place).ifPresent(source -> steps.add(new Step(join.type(), source, on)));
        }
        return steps;
    }

    private void add(Source source) {
        sources.add(source);
        scope.join(source);
    }

    private Optional<Source> source(Join join, String path) {
        String alias = join.alias();
        if (isTaken(alias)) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    path + "/alias",
                    "the alias '" + alias + "' is the name of another object or field of the query",
                    "give it another alias");
            return Optional.empty();
        }
        NameReader.judge(alias, path + "/alias", problems);
        return relation(join, path).map(relation -> new Source(alias, relation));
    }

    private boolean isTaken(String alias) {
        return sources.stream().anyMatch(source -> source.alias().equals(alias))
                || Source.column(columns, alias).isPresent();
    }

    private Optional<Relation> relation(Join join, String path) {
        if (join.subquery().isEmpty()) {
            return queries.sight().require(join.object(), path + "/object", problems);
        }
        QueryAST subquery = join.subquery().get();
        String object = Objects.requireNonNullElse(subquery.object(), join.object());
        return queries.prepare(object, subquery, path + "/subquery", null, Queries.INSIDE)
                .map(found -> found);
    }
}
