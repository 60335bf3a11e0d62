package com.objectstack.conformance.reference;

import com.objectstack.query.AllOf;
import com.objectstack.query.AnyOf;
import com.objectstack.query.CommonTable;
import com.objectstack.query.Condition;
import com.objectstack.query.Everything;
import com.objectstack.query.ExistsCondition;
import com.objectstack.query.FieldCondition;
import com.objectstack.query.FieldEquals;
import com.objectstack.query.FilterObject;
import com.objectstack.query.Join;
import com.objectstack.query.Not;
import com.objectstack.query.QueryAST;
import com.objectstack.query.RelationCondition;
import com.objectstack.query.Subquery;
import java.util.Objects;
import java.util.stream.Stream;

/** How a step of a recursion reads its common table: once, and in no query inside it (SEMANTICS.md §4). */
final class UsesOfTable {
    private UsesOfTable() {}

    /**
     * A query inside another.
     *
     * @param object what it reads, "" if nothing is named
     * @param query the query
     */
    private record Inner(String object, QueryAST query) {
        static Inner of(QueryAST query, String otherwise) {
            return new Inner(Objects.requireNonNullElse(query.object(), otherwise), query);
        }
    }

    /** How often a query reads a table itself, as object or join. */
    static int direct(QueryAST query, String name) {
        long joined = query.joins().stream()
                .filter(join -> join.subquery().isEmpty() && join.object().equals(name))
                .count();
        return (name.equals(query.object()) ? 1 : 0) + (int) joined;
    }

    /** Whether a query inside a query reads a table. */
    static boolean isInside(QueryAST query, String name) {
        return inner(query)
                .anyMatch(inside -> inside.object().equals(name)
                        || direct(inside.query(), name) > 0
                        || isInside(inside.query(), name));
    }

    private static Stream<Inner> inner(QueryAST query) {
        return Stream.of(
                        inner(query.where()),
                        inner(query.having()),
                        query.aggregations().stream().flatMap(one -> inner(one.filter())),
                        query.joins().stream().flatMap(UsesOfTable::inner),
                        query.with().stream().flatMap(UsesOfTable::inner))
                .flatMap(queries -> queries);
    }

    private static Stream<Inner> inner(Join join) {
        return Stream.concat(inner(join.on()), join.subquery().stream().map(query -> Inner.of(query, join.object())));
    }

    private static Stream<Inner> inner(CommonTable table) {
        return Stream.concat(
                        Stream.of(table.query()), table.recursive().stream().map(CommonTable.Recursion::step))
                .map(query -> Inner.of(query, ""));
    }

    private static Stream<Inner> inner(Condition condition) {
        return switch (condition) {
            case AllOf all -> all.terms().stream().flatMap(UsesOfTable::inner);
            case AnyOf any -> any.terms().stream().flatMap(UsesOfTable::inner);
            case FilterObject object -> object.members().stream().flatMap(UsesOfTable::inner);
            case Not not -> inner(not.term());
            case RelationCondition relation -> inner(relation.condition());
            case ExistsCondition exists -> Stream.of(Inner.of(exists.subquery().query(), ""));
            case FieldCondition field ->
                field.comparisons().stream()
                        .filter(comparison -> comparison.operand() instanceof Subquery)
                        .map(comparison -> Inner.of(((Subquery) comparison.operand()).query(), ""));
            case FieldEquals equals -> Stream.empty();
            case Everything everything -> Stream.empty();
        };
    }
}
