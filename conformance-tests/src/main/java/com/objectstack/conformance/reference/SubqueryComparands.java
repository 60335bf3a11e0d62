package com.objectstack.conformance.reference;

import com.objectstack.driver.Capability;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.Nearest;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Selection;
import com.objectstack.query.Subquery;
import com.objectstack.schema.ValueClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Queries as comparands, and {@code $exists} (SEMANTICS.md §4). */
final class SubqueryComparands {
    private final Scope scope;
    private final Subqueries subqueries;
    private final Problems problems;

    SubqueryComparands(Scope scope, Subqueries subqueries, Problems problems) {
        this.scope = scope;
        this.subqueries = subqueries;
        this.problems = problems;
    }

    /** The members of a list that a subquery yields. */
    @FunctionalInterface
    interface Members {
        List<Object> of(Tuple tuple);
    }

    /** The rows of a subquery; empty after a problem was collected. */
    Optional<Relation> readRows(Subquery subquery, String path) {
        if (scope.isFinished()) {
            problems.add(
                    ErrorCode.UNSUPPORTED, path, "finished rows are compared with no subquery", "use it in 'where'");
            return Optional.empty();
        }
        return problems.require(Capability.QUERY_SUBQUERIES, scope.capabilities(), path, "a subquery")
                ? Optional.of(subqueries.read(subquery.query(), path, scope))
                : Optional.empty();
    }

    /** The values of a subquery of one column, without its NULLs; empty after a problem was collected. */
    Optional<Members> readMembers(Term term, Subquery subquery, String path) {
        return readColumn(term, subquery, path).map(column -> tuple -> {
            List<Object> members = new ArrayList<>();
            for (Object value : column.values(tuple)) {
                if (value != null) {
                    members.add(value);
                }
            }
            return members;
        });
    }

    /** The one value of a subquery, NULL if it has no row; a second row fails when it is asked. */
    Optional<Term.Reading> readScalar(Term term, Subquery subquery, String path) {
        return readColumn(term, subquery, path).map(column -> tuple -> {
            List<@Nullable Object> values = column.values(tuple);
            if (values.size() > 1) {
                throw DriverException.of(
                        ErrorCode.RESULT_TOO_LARGE,
                        path,
                        "the subquery yields more than one row, where one is compared");
            }
            return values.isEmpty() ? null : values.get(0);
        });
    }

    /**
     * The one column of a subquery.
     *
     * @param relation its rows
     * @param name the column's name
     * @param isText whether temporal values are compared as their canonical text, since no type is declared
     */
    private record OneColumn(Relation relation, String name, boolean isText) {
        List<@Nullable Object> values(Tuple tuple) {
            List<@Nullable Object> values = new ArrayList<>();
            for (Row row : relation.rows(tuple)) {
                Object value = row.get(name);
                values.add(
                        value != null && isText
                                ? Temporals.canonical(value)
                                        .<Object>map(text -> text)
                                        .orElse(value)
                                : value);
            }
            return values;
        }
    }

    private Optional<OneColumn> readColumn(Term term, Subquery subquery, String path) {
        Optional<Relation> rows = readRows(subquery, path);
        if (rows.isEmpty() || problems.isRefused(path + "/object")) {
            return Optional.empty();
        }
        List<Column> columns = columns(rows.get(), subquery.query());
        if (columns.size() != 1) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    path + "/fields",
                    "the subquery has " + columns.size() + " columns",
                    "name the one that is compared");
            return Optional.empty();
        }
        Column column = columns.get(0);
        if (!areComparable(term, column)) {
            problems.add(
                    ErrorCode.TYPE_MISMATCH,
                    path,
                    "field '" + term.field().name() + "' (" + term.kind() + ") and the subquery's '" + column.name()
                            + "' (" + column.kind() + ") hold different kinds of values",
                    "compare values of one kind");
            return Optional.empty();
        }
        return Optional.of(new OneColumn(rows.get(), column.name(), term.isJsonPath()));
    }

    /** What is at a path has a kind of its own; the elements of a list are compared with literals alone. */
    private static boolean areComparable(Term term, Column column) {
        boolean isList = !term.isJsonPath() && term.kind() == ValueClass.LIST;
        return !isList && (term.isJsonPath() || column.isJsonPath() || term.kind() == column.kind());
    }

    /** A distance that the query did not select is left out where a column is compared. */
    private static List<Column> columns(Relation relation, QueryAST query) {
        Nearest nearest = query.nearest();
        if (nearest == null || query.fields().isEmpty() || isSelected(query, nearest.outputName())) {
            return relation.columns();
        }
        return relation.columns().stream()
                .filter(column -> !column.name().equals(nearest.outputName()))
                .toList();
    }

    private static boolean isSelected(QueryAST query, String name) {
        return query.fields().stream()
                .map((Selection selection) -> selection.alias().orElse(selection.field()))
                .anyMatch(name::equals);
    }
}
