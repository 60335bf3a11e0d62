package com.objectstack.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A fluent builder of {@link QueryAST}.
 *
 * <pre>{@code
 * QueryAST query = Query.from("invoice")
 *         .where(field("status").eq("open"))
 *         .orderBy(SortNode.desc("total"))
 *         .limit(10)
 *         .build();
 * }</pre>
 *
 * <p>For one thread; methods that take several values add to what is there, the others replace it.
 */
public final class Query {
    private @Nullable String object;
    private final List<CommonTable> with = new ArrayList<>();
    private final List<Selection> fields = new ArrayList<>();
    private Condition where = new Everything();
    private @Nullable Search search;
    private final List<String> searchFields = new ArrayList<>();
    private @Nullable Nearest nearest;
    private final List<Join> joins = new ArrayList<>();
    private final List<GroupKey> groupBy = new ArrayList<>();
    private final List<Aggregation> aggregations = new ArrayList<>();
    private final List<WindowFunction> windowFunctions = new ArrayList<>();
    private Condition having = new Everything();
    private boolean distinct;
    private final List<SortNode> orderBy = new ArrayList<>();
    private @Nullable Long limit;
    private @Nullable Long offset;
    private @Nullable Long top;
    private @Nullable Cursor cursor;
    private final Map<String, QueryAST> expand = new LinkedHashMap<>();

    Query(@Nullable QueryAST start) {
        if (start == null) {
            return;
        }
        object = start.object();
        with.addAll(start.with());
        fields.addAll(start.fields());
        where = start.where();
        search = start.search();
        searchFields.addAll(start.searchFields());
        nearest = start.nearest();
        joins.addAll(start.joins());
        groupBy.addAll(start.groupBy());
        aggregations.addAll(start.aggregations());
        windowFunctions.addAll(start.windowFunctions());
        having = start.having();
        distinct = start.distinct();
        orderBy.addAll(start.orderBy());
        limit = start.limit();
        offset = start.offset();
        top = start.top();
        cursor = start.cursor();
        expand.putAll(start.expand());
    }

    /**
     * Starts a query of an object.
     *
     * @param object the object's name
     * @return a new builder
     */
    public static Query from(String object) {
        Query query = new Query(null);
        query.object = object;
        return query;
    }

    /**
     * Starts a query that does not name its object: the driver's argument does.
     *
     * @return a new builder
     */
    public static Query query() {
        return new Query(null);
    }

    /**
     * Starts a query of the records that satisfy a condition.
     *
     * @param condition the filter
     * @return a new builder
     */
    public static Query matching(Condition condition) {
        return new Query(null).where(condition);
    }

    /**
     * Adds a common table expression.
     *
     * @param table the expression
     * @return this
     */
    public Query with(CommonTable table) {
        with.add(table);
        return this;
    }

    /**
     * Adds fields to read.
     *
     * @param names names or dotted paths
     * @return this
     */
    public Query fields(String... names) {
        for (String name : names) {
            fields.add(Selection.of(name));
        }
        return this;
    }

    /**
     * Adds fields to read.
     *
     * @param selections the fields
     * @return this
     */
    public Query select(Selection... selections) {
        fields.addAll(Arrays.asList(selections));
        return this;
    }

    /**
     * Sets the filter.
     *
     * @param condition the records wanted
     * @return this
     */
    public Query where(Condition condition) {
        where = condition;
        return this;
    }

    /**
     * Sets the full-text search.
     *
     * @param fullText the search
     * @return this
     */
    public Query search(Search fullText) {
        search = fullText;
        return this;
    }

    /**
     * Narrows the searched fields.
     *
     * @param names field names
     * @return this
     */
    public Query searchFields(String... names) {
        searchFields.addAll(Arrays.asList(names));
        return this;
    }

    /**
     * Sets the vector search.
     *
     * @param vectorSearch the search
     * @return this
     */
    public Query nearest(Nearest vectorSearch) {
        nearest = vectorSearch;
        return this;
    }

    /**
     * Adds a join.
     *
     * @param join the joined object
     * @return this
     */
    public Query join(Join join) {
        joins.add(join);
        return this;
    }

    /**
     * Adds group keys.
     *
     * @param names field names
     * @return this
     */
    public Query groupBy(String... names) {
        for (String name : names) {
            groupBy.add(GroupKey.of(name));
        }
        return this;
    }

    /**
     * Adds group keys.
     *
     * @param keys the keys
     * @return this
     */
    public Query groupBy(GroupKey... keys) {
        groupBy.addAll(Arrays.asList(keys));
        return this;
    }

    /**
     * Adds aggregates.
     *
     * @param aggregates the aggregates
     * @return this
     */
    public Query aggregate(Aggregation... aggregates) {
        aggregations.addAll(Arrays.asList(aggregates));
        return this;
    }

    /**
     * Adds window functions.
     *
     * @param functions the functions
     * @return this
     */
    public Query window(WindowFunction... functions) {
        windowFunctions.addAll(Arrays.asList(functions));
        return this;
    }

    /**
     * Sets the filter over the finished rows.
     *
     * @param condition the filter
     * @return this
     */
    public Query having(Condition condition) {
        having = condition;
        return this;
    }

    /**
     * Returns equal records once.
     *
     * @return this
     */
    public Query distinct() {
        distinct = true;
        return this;
    }

    /**
     * Adds sort keys.
     *
     * @param keys the keys
     * @return this
     */
    public Query orderBy(SortNode... keys) {
        orderBy.addAll(Arrays.asList(keys));
        return this;
    }

    /**
     * Adds ascending sort keys.
     *
     * @param names field names
     * @return this
     */
    public Query orderBy(String... names) {
        for (String name : names) {
            orderBy.add(SortNode.asc(name));
        }
        return this;
    }

    /**
     * Sets the greatest number of records.
     *
     * @param rows 0 or more
     * @return this
     */
    public Query limit(long rows) {
        limit = rows;
        return this;
    }

    /**
     * Sets how many records are skipped.
     *
     * @param rows 0 or more
     * @return this
     */
    public Query offset(long rows) {
        offset = rows;
        return this;
    }

    /**
     * Sets {@code top}, another spelling of {@code limit}.
     *
     * @param rows 0 or more
     * @return this
     */
    public Query top(long rows) {
        top = rows;
        return this;
    }

    /**
     * Sets the record after which to begin.
     *
     * @param position the cursor
     * @return this
     */
    public Query cursor(Cursor position) {
        cursor = position;
        return this;
    }

    /**
     * Sets where to begin: behind the page that gave this token.
     *
     * @param token the {@code nextCursor} of a page of the same query
     * @return this
     */
    public Query cursor(String token) {
        return cursor(new Cursor.Token(token));
    }

    /**
     * Sets the record after which to begin, by the values it is sorted by.
     *
     * @param values the sort keys and what makes the order total, mostly {@code id}; null allowed
     * @return this
     */
    public Query cursor(Map<String, ? extends @Nullable Object> values) {
        return cursor(new Cursor.Position(new LinkedHashMap<>(values)));
    }

    /**
     * Replaces a reference by the record it points to, a list of ids by a list of records; SEMANTICS.md §4. What the
     * nested query does not return stays an id.
     *
     * @param field the reference
     * @param nested what is read of the record: a selection, a filter, an order, a limit, an offset and what is expanded in
     *     turn; all apply to each record's references by themselves
     * @return this
     */
    public Query expand(String field, QueryAST nested) {
        expand.put(field, nested);
        return this;
    }

    /**
     * The finished query. The builder may go on to be used.
     *
     * @return the query
     * @throws IllegalArgumentException if {@code limit}, {@code offset} or {@code top} is negative
     */
    public QueryAST build() {
        return new QueryAST(
                object,
                with,
                fields,
                where,
                search,
                searchFields,
                nearest,
                joins,
                groupBy,
                aggregations,
                windowFunctions,
                having,
                distinct,
                orderBy,
                limit,
                offset,
                top,
                cursor,
                expand);
    }
}
