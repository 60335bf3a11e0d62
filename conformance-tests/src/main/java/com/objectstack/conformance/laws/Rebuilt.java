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
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Copies of a query with one part replaced; a builder only adds.
 *
 * @param query the query
 */
record Rebuilt(QueryAST query) {
    private static final RecordComponent[] PARTS = QueryAST.class.getRecordComponents();
    private static final Constructor<QueryAST> QUERY = constructor();

    static Rebuilt of(QueryAST query) {
        return new Rebuilt(query);
    }

    QueryAST with(List<CommonTable> tables) {
        return replaced("with", tables).query;
    }

    QueryAST fields(List<Selection> fields) {
        return replaced("fields", fields).query;
    }

    QueryAST joins(List<Join> joins) {
        return replaced("joins", joins).query;
    }

    QueryAST groupBy(List<GroupKey> keys) {
        return replaced("groupBy", keys).query;
    }

    QueryAST aggregations(List<Aggregation> aggregations) {
        return replaced("aggregations", aggregations).query;
    }

    QueryAST windows(List<WindowFunction> functions) {
        return replaced("windowFunctions", functions).query;
    }

    QueryAST orderBy(List<SortNode> keys) {
        return replaced("orderBy", keys).query;
    }

    QueryAST ranked(@Nullable Search search, @Nullable Nearest nearest) {
        return replaced("search", search).replaced("nearest", nearest).query;
    }

    QueryAST paged(@Nullable Long limit, @Nullable Long offset, @Nullable Long top) {
        return replaced("limit", limit).replaced("offset", offset).replaced("top", top).query;
    }

    QueryAST distinct(boolean distinct) {
        return replaced("distinct", distinct).query;
    }

    QueryAST cursorless() {
        return replaced("cursor", null).query;
    }

    QueryAST expand(Map<String, QueryAST> expand) {
        return replaced("expand", expand).query;
    }

    private Rebuilt replaced(String part, @Nullable Object value) {
        @Nullable
        Object[] values = Arrays.stream(PARTS)
                .map(component -> component.getName().equals(part) ? value : valueOf(component))
                .toArray();
        try {
            return new Rebuilt(QUERY.newInstance(values));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable Object valueOf(RecordComponent component) {
        try {
            return component.getAccessor().invoke(query);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Constructor<QueryAST> constructor() {
        try {
            return QueryAST.class.getDeclaredConstructor(
                    Arrays.stream(PARTS).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }
}
