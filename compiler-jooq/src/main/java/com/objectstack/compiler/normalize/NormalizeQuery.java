package com.objectstack.compiler.normalize;

import com.objectstack.query.Aggregation;
import com.objectstack.query.Nearest;
import com.objectstack.query.QueryAST;
import com.objectstack.query.SortNode;
import java.util.List;

/** Brings every filter of a query into normal form, folds {@code top} into {@code limit}, sorts what a search found. */
public final class NormalizeQuery {
    private NormalizeQuery() {}

    /**
     * The normal form of a query.
     *
     * @param query a valid query
     * @return a query with the same records
     */
    public static QueryAST apply(QueryAST query) {
        List<Aggregation> aggregations = query.aggregations().stream()
                .map(one -> one.where(NormalizeFilter.apply(one.filter())))
                .toList();
        return new QueryAST(
                query.object(),
                query.with(),
                query.fields(),
                NormalizeFilter.apply(query.where()),
                query.search(),
                query.searchFields(),
                query.nearest(),
                query.joins(),
                query.groupBy(),
                aggregations,
                query.windowFunctions(),
                NormalizeFilter.apply(query.having()),
                query.distinct(),
                order(query),
                query.effectiveLimit().orElse(null),
                query.offset(),
                null,
                query.cursor(),
                query.expand());
    }

    /**
     * A query with the order its records come in where it asks for none.
     *
     * @param query any query
     * @return the query itself unless a vector search decides the order
     */
    public static QueryAST inOrder(QueryAST query) {
        List<SortNode> order = order(query);
        return order.equals(query.orderBy())
                ? query
                : query.toBuilder().orderBy(order.toArray(SortNode[]::new)).build();
    }

    /** What a vector search found is in the order of distance unless another is asked for. */
    private static List<SortNode> order(QueryAST query) {
        Nearest nearest = query.nearest();
        return nearest == null || query.isGrouped() || !query.orderBy().isEmpty()
                ? query.orderBy()
                : List.of(SortNode.asc(nearest.outputName()));
    }
}
