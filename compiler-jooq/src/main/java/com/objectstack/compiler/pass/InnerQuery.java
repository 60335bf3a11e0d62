package com.objectstack.compiler.pass;

import com.objectstack.query.AllOf;
import com.objectstack.query.AnyOf;
import com.objectstack.query.Condition;
import com.objectstack.query.Everything;
import com.objectstack.query.ExistsCondition;
import com.objectstack.query.FieldCondition;
import com.objectstack.query.FieldEquals;
import com.objectstack.query.FilterObject;
import com.objectstack.query.Not;
import com.objectstack.query.QueryAST;
import com.objectstack.query.RelationCondition;
import com.objectstack.query.Subquery;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A query inside another.
 *
 * @param object what it reads, "" if nothing is named
 * @param query the query
 */
record InnerQuery(String object, QueryAST query) {
    /** The queries that stand in the filters, joins and common tables of a query, not those inside them. */
    static Stream<InnerQuery> of(QueryAST query) {
        return Stream.of(
                        inFilter(query.where()),
                        inFilter(query.having()),
                        query.aggregations().stream().flatMap(aggregation -> inFilter(aggregation.filter())),
                        query.joins().stream()
                                .flatMap(join -> Stream.concat(
                                        inFilter(join.on()),
                                        join.subquery().stream().map(rows -> of(rows, join.object())))),
                        query.with().stream()
                                .flatMap(table -> Stream.concat(
                                                Stream.of(table.query()),
                                                table.recursive().stream().map(recursion -> recursion.step()))
                                        .map(rows -> of(rows, ""))))
                .flatMap(queries -> queries);
    }

    private static Stream<InnerQuery> inFilter(Condition node) {
        return switch (node) {
            case AllOf all -> all.terms().stream().flatMap(InnerQuery::inFilter);
            case AnyOf any -> any.terms().stream().flatMap(InnerQuery::inFilter);
            case FilterObject object -> object.members().stream().flatMap(InnerQuery::inFilter);
            case Not not -> inFilter(not.term());
            case RelationCondition relation -> inFilter(relation.condition());
            case ExistsCondition exists -> Stream.of(of(exists.subquery().query(), ""));
            case FieldCondition field ->
                field.comparisons().stream()
                        .map(comparison -> comparison.operand())
                        .filter(Subquery.class::isInstance)
                        .map(operand -> of(((Subquery) operand).query(), ""));
            case FieldEquals equals -> Stream.empty();
            case Everything everything -> Stream.empty();
        };
    }

    private static InnerQuery of(QueryAST query, String object) {
        return new InnerQuery(Objects.requireNonNullElse(query.object(), object), query);
    }
}
