package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.Place;
import com.objectstack.compiler.model.RefusedValue;
import com.objectstack.compiler.model.VectorConfig;
import com.objectstack.driver.Capability;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.Nearest;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.ValueClass;
import java.util.Optional;
import java.util.stream.Stream;

/** Judges {@code nearest}; SEMANTICS.md §4. */
final class ValidateNearest {
    private final RowScope rows;
    private final QueryAST query;
    private final Nearest nearest;
    private final String path;
    private final Problems problems;

    private ValidateNearest(RowScope rows, QueryAST query, Nearest nearest, String path, Problems problems) {
        this.rows = rows;
        this.query = query;
        this.nearest = nearest;
        this.path = path + "/nearest";
        this.problems = problems;
    }

    /**
     * Adds what is wrong.
     *
     * @param rows all the rows, of which some are found
     * @param query the query
     * @param path where it stands
     * @param problems collects what is wrong
     */
    static void check(RowScope rows, QueryAST query, String path, Problems problems) {
        Nearest nearest = query.nearest();
        if (nearest == null) {
            return;
        }
        ValidateNearest pass = new ValidateNearest(rows, query, nearest, path, problems);
        if (rows.context().capabilities().has(Capability.VECTOR_SEARCH)) {
            pass.checkAll();
        } else {
            problems.require(Capability.VECTOR_SEARCH, rows.context().capabilities(), pass.path, "'nearest'");
        }
    }

    private void checkAll() {
        if (query.search() != null) {
            problems.add(ErrorCode.UNSUPPORTED, path, "'nearest' and 'search' rank differently", "use one of them");
        }
        ScopedField field = rows.resolve(nearest.field(), path + "/field", problems);
        if (field != null && isVector(field)) {
            checkVector(field.column());
        }
        if (nearest.k() < 1) {
            problems.add(ErrorCode.INVALID_QUERY, path + "/k", "k is " + nearest.k(), "ask for 1 record or more");
        }
        checkName(nearest.outputName());
        Double maxDistance = nearest.maxDistance();
        if (maxDistance != null && !Double.isFinite(maxDistance)) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    path + "/maxDistance",
                    maxDistance + " is no distance",
                    "pass a number, or leave it out");
        }
    }

    private boolean isVector(ScopedField field) {
        boolean vector = field.column().valueClass() == ValueClass.VECTOR && !field.isJsonPath();
        if (!vector) {
            problems.add(
                    ErrorCode.TYPE_MISMATCH,
                    path + "/field",
                    "field '" + nearest.field() + "' holds no vectors",
                    "name a field of type vector");
        }
        return vector;
    }

    private void checkVector(ColumnModel column) {
        VectorConfig config = VectorConfig.of(column.declared());
        if (config.metric().isEmpty()) {
            problems.add(
                    ErrorCode.UNSUPPORTED,
                    path + "/field",
                    "no database computes the metric '" + config.metricName() + "' of "
                            + config.format().word() + " vectors",
                    "declare 'cosine' or 'euclidean' (not of float1bit)");
        }
        if (nearest.vector().isEmpty()) {
            problems.add(ErrorCode.TYPE_MISMATCH, path + "/vector", "the vector has no dimensions", "pass numbers");
            return;
        }
        try {
            column.codec().encode(nearest.vector(), Place.FILTER);
        } catch (RefusedValue refusal) {
            problems.add(refusal.at(path + "/vector"));
        }
    }

    private void checkName(String name) {
        String at = path + "/as";
        Names.check(name, at, problems);
        Stream<String> columns =
                RowOutput.of(rows, QueryAST.ALL).stream().flatMap(output -> Stream.of(output.name(), output.label()));
        Stream<String> selected = query.fields().stream()
                .filter(selection -> !selection.field().equals(name))
                .flatMap(selection ->
                        rows.field(selection.field()).map(field -> RowOutput.name(selection, field)).stream());
        Optional<String> taken = Stream.of(columns, rows.joins().keySet().stream(), selected)
                .flatMap(names -> names)
                .filter(name::equalsIgnoreCase)
                .findFirst();
        if (taken.isPresent()) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    at,
                    "'" + name + "' is the name of another column of the records",
                    "name the distance otherwise with 'as'");
        }
    }
}
