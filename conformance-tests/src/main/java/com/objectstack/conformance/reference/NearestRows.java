package com.objectstack.conformance.reference;

import com.objectstack.driver.Capability;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.Nearest;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ValueClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code nearest}: of the rows that {@code where} left the k of least distance, which then have the distance as one more
 * column of the base (SEMANTICS.md §4).
 */
final class NearestRows {
    private final QueryAST query;
    private final String path;
    private final RowNames all;
    private final RowNames names;
    private final Queries queries;
    private final Problems problems;

    /**
     * The search of a query, if it has one.
     *
     * @param query the query
     * @param path where the query stands
     * @param all the names of the rows that are searched
     * @param queries what may be asked, and what is wrong with it
     */
    NearestRows(QueryAST query, String path, RowNames all, Queries queries) {
        this.query = query;
        this.path = path + "/nearest";
        this.all = all;
        this.queries = queries;
        this.problems = queries.problems();
        this.names = query.nearest() == null ? all : found(query.nearest());
    }

    /** What names stand for in what was found. */
    RowNames names() {
        return names;
    }

    /** The column of the distance, if something is searched. */
    List<String> columns() {
        return query.nearest() == null ? List.of() : List.of(query.nearest().outputName());
    }

    private RowNames found(Nearest nearest) {
        List<Column> columns = new ArrayList<>(all.base().relation().columns());
        columns.add(Column.of(nearest.outputName(), FieldType.NUMBER));
        Source base = new Source(all.base().alias(), Derived.of(columns, List.of()));
        Scope scope = new Scope(
                queries.sight(),
                queries.capabilities(),
                base,
                all.scope().outer().orElse(null));
        List<Source> sources = new ArrayList<>(List.of(base));
        for (Source joined : all.joined()) {
            scope.join(joined);
            sources.add(joined);
        }
        return new RowNames(scope, sources);
    }

    /** Adds what is wrong. */
    void judge() {
        Nearest nearest = query.nearest();
        if (nearest == null || !queries.can(Capability.VECTOR_SEARCH, path, "'nearest'")) {
            return;
        }
        if (query.search() != null) {
            problems.add(ErrorCode.UNSUPPORTED, path, "'nearest' and 'search' rank differently", "use one of them");
        }
        all.require(nearest.field(), path + "/field", problems).ifPresent(field -> judgeField(nearest, field.column()));
        if (nearest.k() < 1) {
            problems.add(ErrorCode.INVALID_QUERY, path + "/k", "k is " + nearest.k(), "ask for 1 record or more");
        }
        judgeName(nearest.outputName());
        Double maxDistance = nearest.maxDistance();
        if (maxDistance != null && !Double.isFinite(maxDistance)) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    path + "/maxDistance",
                    maxDistance + " is no distance",
                    "pass a number, or leave it out");
        }
    }

    private void judgeField(Nearest nearest, Column column) {
        if (column.kind() != ValueClass.VECTOR || column.isJsonPath()) {
            problems.add(
                    ErrorCode.TYPE_MISMATCH,
                    path + "/field",
                    "field '" + nearest.field() + "' holds no vectors",
                    "name a field of type vector");
            return;
        }
        if (Distances.of(column.field()).isEmpty()) {
            problems.add(
                    ErrorCode.UNSUPPORTED,
                    path + "/field",
                    "no database computes the metric of '" + nearest.field() + "'",
                    "declare 'cosine' or 'euclidean' (not of float1bit)");
        }
        if (nearest.vector().isEmpty()) {
            problems.add(ErrorCode.TYPE_MISMATCH, path + "/vector", "the vector has no dimensions", "pass numbers");
        } else if (VectorValues.read(VectorColumn.of(column.field()), nearest.vector())
                instanceof Checked.Refused<float[]> refused) {
            problems.add(refused.code(), path + "/vector", refused.message(), refused.hint());
        }
    }

    private void judgeName(String name) {
        String at = path + "/as";
        NameReader.judge(name, at, problems);
        Stream<String> columns = Outputs.of(QueryAST.ALL, all, List.of()).stream()
                .flatMap(output -> Stream.of(output.name(), output.label()));
        Stream<String> aliases = all.joined().stream().map(Source::alias);
        Stream<String> selected = query.fields().stream()
                .filter(selection -> !selection.field().equals(name))
                .flatMap(selection -> all.find(selection.field()).map(field -> Output.name(selection, field)).stream());
        if (Stream.of(columns, aliases, selected).flatMap(taken -> taken).anyMatch(name::equalsIgnoreCase)) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    at,
                    "'" + name + "' is the name of another column of the records",
                    "name the distance otherwise with 'as'");
        }
    }

    /** The rows that are found among some. */
    Rows of(Rows rows) {
        Nearest nearest = query.nearest();
        Optional<Expression> field = nearest == null ? Optional.empty() : all.find(nearest.field());
        Optional<Distances> metric =
                field.flatMap(found -> Distances.of(found.column().field()));
        if (nearest == null || field.isEmpty() || metric.isEmpty()) {
            return rows;
        }
        Comparator<Ranked> order = Comparator.<Ranked>comparingDouble(Ranked::distance)
                .thenComparing(ranked -> Entry.of(ranked.tuple()), new TotalOrder(Orders.ofRows(all)).entries());
        Double maxDistance = nearest.maxDistance();
        return outer -> rows.of(outer).stream()
                .flatMap(tuple -> ranked(tuple, field.get(), metric.get(), nearest).stream())
                .sorted(order)
                .limit(nearest.k())
                .filter(ranked -> maxDistance == null || ranked.distance() <= maxDistance)
                .map(ranked -> withDistance(ranked, nearest.outputName()))
                .toList();
    }

    private record Ranked(Tuple tuple, double distance) {}

    /** Rows without a vector, or without a distance from the one asked for, are no candidates. */
    private static Optional<Ranked> ranked(Tuple tuple, Expression field, Distances metric, Nearest nearest) {
        return field.value(Entry.of(tuple)) instanceof float[] vector
                ? Optional.of(metric.between(vector, nearest.vector()))
                        .filter(distance -> !Double.isNaN(distance))
                        .map(distance -> new Ranked(tuple, distance))
                : Optional.empty();
    }

    private Tuple withDistance(Ranked ranked, String name) {
        String alias = all.base().alias();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        all.base()
                .relation()
                .columns()
                .forEach(column -> values.put(column.name(), ranked.tuple().value(alias, column.name())));
        values.put(name, ranked.distance());
        Map<String, @Nullable Row> rows = new LinkedHashMap<>(ranked.tuple().rows());
        rows.put(alias, new Row(values));
        return new Tuple(rows, ranked.tuple().outer());
    }
}
