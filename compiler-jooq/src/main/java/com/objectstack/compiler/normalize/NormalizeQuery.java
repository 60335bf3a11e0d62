package com.objectstack.compiler.normalize;

import com.objectstack.query.Aggregation;
import com.objectstack.query.QueryAST;
import java.util.List;

/** Brings every filter of a query into normal form and folds {@code top} into {@code limit}. */
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
                query.orderBy(),
                query.effectiveLimit().orElse(null),
                query.offset(),
                null,
                query.cursor(),
                query.expand());
    }
}
