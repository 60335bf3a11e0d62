package com.objectstack.conformance.laws;

import com.objectstack.query.Aggregation;
import com.objectstack.query.CommonTable;
import com.objectstack.query.GroupKey;
import com.objectstack.query.Join;
import com.objectstack.query.Nearest;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Search;
import com.objectstack.query.Selection;
import com.objectstack.query.SortNode;
import com.objectstack.query.WindowFunction;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Copies of a query with one part replaced; a builder only adds.
 *
 * @param query the query
 */
record Rebuilt(QueryAST query) {
    static Rebuilt of(QueryAST query) {
        return new Rebuilt(query);
    }

    QueryAST with(List<CommonTable> tables) {
        return new QueryAST(
                query.object(),
                tables,
                query.fields(),
                query.where(),
                query.search(),
                query.searchFields(),
                query.nearest(),
                query.joins(),
                query.groupBy(),
                query.aggregations(),
                query.windowFunctions(),
                query.having(),
                query.distinct(),
                query.orderBy(),
                query.limit(),
                query.offset(),
                query.top(),
                query.cursor(),
                query.expand());
    }

    QueryAST fields(List<Selection> fields) {
        return new QueryAST(
                query.object(),
                query.with(),
                fields,
                query.where(),
                query.search(),
                query.searchFields(),
                query.nearest(),
                query.joins(),
                query.groupBy(),
                query.aggregations(),
                query.windowFunctions(),
                query.having(),
                query.distinct(),
                query.orderBy(),
                query.limit(),
                query.offset(),
                query.top(),
                query.cursor(),
                query.expand());
    }

    QueryAST joins(List<Join> joins) {
        return new QueryAST(
                query.object(),
                query.with(),
                query.fields(),
                query.where(),
                query.search(),
                query.searchFields(),
                query.nearest(),
                joins,
                query.groupBy(),
                query.aggregations(),
                query.windowFunctions(),
                query.having(),
                query.distinct(),
                query.orderBy(),
                query.limit(),
                query.offset(),
                query.top(),
                query.cursor(),
                query.expand());
    }

    QueryAST groupBy(List<GroupKey> keys) {
        return new QueryAST(
                query.object(),
                query.with(),
                query.fields(),
                query.where(),
                query.search(),
                query.searchFields(),
                query.nearest(),
                query.joins(),
                keys,
                query.aggregations(),
                query.windowFunctions(),
                query.having(),
                query.distinct(),
                query.orderBy(),
                query.limit(),
                query.offset(),
                query.top(),
                query.cursor(),
                query.expand());
    }

    QueryAST aggregations(List<Aggregation> aggregations) {
        return new QueryAST(
                query.object(),
                query.with(),
                query.fields(),
                query.where(),
                query.search(),
                query.searchFields(),
                query.nearest(),
                query.joins(),
                query.groupBy(),
                aggregations,
                query.windowFunctions(),
                query.having(),
                query.distinct(),
                query.orderBy(),
                query.limit(),
                query.offset(),
                query.top(),
                query.cursor(),
                query.expand());
    }

    QueryAST windows(List<WindowFunction> functions) {
        return new QueryAST(
                query.object(),
                query.with(),
                query.fields(),
                query.where(),
                query.search(),
                query.searchFields(),
                query.nearest(),
                query.joins(),
                query.groupBy(),
                query.aggregations(),
                functions,
                query.having(),
                query.distinct(),
                query.orderBy(),
                query.limit(),
                query.offset(),
                query.top(),
                query.cursor(),
                query.expand());
    }

    QueryAST orderBy(List<SortNode> keys) {
        return new QueryAST(
                query.object(),
                query.with(),
                query.fields(),
                query.where(),
                query.search(),
                query.searchFields(),
                query.nearest(),
                query.joins(),
                query.groupBy(),
                query.aggregations(),
                query.windowFunctions(),
                query.having(),
                query.distinct(),
                keys,
                query.limit(),
                query.offset(),
                query.top(),
                query.cursor(),
                query.expand());
    }

    QueryAST ranked(@Nullable Search search, @Nullable Nearest nearest) {
        return new QueryAST(
                query.object(),
                query.with(),
                query.fields(),
                query.where(),
                search,
                query.searchFields(),
                nearest,
                query.joins(),
                query.groupBy(),
                query.aggregations(),
                query.windowFunctions(),
                query.having(),
                query.distinct(),
                query.orderBy(),
                query.limit(),
                query.offset(),
                query.top(),
                query.cursor(),
                query.expand());
    }

    QueryAST paged(@Nullable Long limit, @Nullable Long offset, @Nullable Long top) {
        return new QueryAST(
                query.object(),
                query.with(),
                query.fields(),
                query.where(),
                query.search(),
                query.searchFields(),
                query.nearest(),
                query.joins(),
                query.groupBy(),
                query.aggregations(),
                query.windowFunctions(),
                query.having(),
                query.distinct(),
                query.orderBy(),
                limit,
                offset,
                top,
                query.cursor(),
                query.expand());
    }

    QueryAST distinct(boolean distinct) {
        return new QueryAST(
                query.object(),
                query.with(),
                query.fields(),
                query.where(),
                query.search(),
                query.searchFields(),
                query.nearest(),
                query.joins(),
                query.groupBy(),
                query.aggregations(),
                query.windowFunctions(),
                query.having(),
                distinct,
                query.orderBy(),
                query.limit(),
                query.offset(),
                query.top(),
                query.cursor(),
                query.expand());
    }

    QueryAST cursorless() {
        return new QueryAST(
                query.object(),
                query.with(),
                query.fields(),
                query.where(),
                query.search(),
                query.searchFields(),
                query.nearest(),
                query.joins(),
                query.groupBy(),
                query.aggregations(),
                query.windowFunctions(),
                query.having(),
                query.distinct(),
                query.orderBy(),
                query.limit(),
                query.offset(),
                query.top(),
                null,
                query.expand());
    }

    QueryAST expand(Map<String, QueryAST> expand) {
        return new QueryAST(
                query.object(),
                query.with(),
                query.fields(),
                query.where(),
                query.search(),
                query.searchFields(),
                query.nearest(),
                query.joins(),
                query.groupBy(),
                query.aggregations(),
                query.windowFunctions(),
                query.having(),
                query.distinct(),
                query.orderBy(),
                query.limit(),
                query.offset(),
                query.top(),
                query.cursor(),
                expand);
    }
}
