package com.objectstack.query;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A query: what is asked of an object, as data; contract §3.1 and SEMANTICS.md §4. Immutable and thread-safe.
 *
 * <p>Build one with {@link Query#from} or read it from JSON. Absence is an empty collection, {@link Everything}, or
 * null where a component says so.
 *
 * @param object the object asked, or null where the caller of a driver names it
 * @param with common table expressions
 * @param fields what is read, empty for all fields
 * @param where the records wanted
 * @param search a full-text search, or null
 * @param searchFields narrows the searched fields, empty for no narrowing
 * @param nearest a vector search, or null
 * @param joins joined objects, in written order
 * @param groupBy the group keys
 * @param aggregations the aggregates
 * @param windowFunctions the window functions
 * @param having a filter over the finished rows
 * @param distinct whether equal records are returned once
 * @param orderBy the sort keys
 * @param limit how many records at most, 0 or more, or null for all
 * @param offset how many records are skipped, 0 or more, or null for none
 * @param top another spelling of {@code limit}, or null
 * @param cursor the record after which to begin, or null
 * @param expand the references replaced by records, by field
 */
public record QueryAST(
        @Nullable String object,
        List<CommonTable> with,
        List<Selection> fields,
        Condition where,
        @Nullable Search search,
        List<String> searchFields,
        @Nullable Nearest nearest,
        List<Join> joins,
        List<GroupKey> groupBy,
        List<Aggregation> aggregations,
        List<WindowFunction> windowFunctions,
        Condition having,
        boolean distinct,
        List<SortNode> orderBy,
        @Nullable Long limit,
        @Nullable Long offset,
        @Nullable Long top,
        @Nullable Cursor cursor,
        Map<String, QueryAST> expand) {
    /** The query that asks for every record, whole. */
    public static final QueryAST ALL = new Query(null).build();

    /** Copies the collections; a negative {@code limit}, {@code offset} or {@code top} is a caller's bug. */
    public QueryAST {
        with = List.copyOf(with);
        fields = List.copyOf(fields);
        Objects.requireNonNull(where, "where");
        searchFields = List.copyOf(searchFields);
        joins = List.copyOf(joins);
        groupBy = List.copyOf(groupBy);
        aggregations = List.copyOf(aggregations);
        windowFunctions = List.copyOf(windowFunctions);
        Objects.requireNonNull(having, "having");
        orderBy = List.copyOf(orderBy);
        expand = Collections.unmodifiableMap(new LinkedHashMap<>(expand));
        requireNotNegative("limit", limit);
        requireNotNegative("offset", offset);
        requireNotNegative("top", top);
    }

    /**
     * A builder that starts from this query.
     *
     * @return a new builder
     */
    public Query toBuilder() {
        return new Query(this);
    }

    /**
     * Whether the records are groups: there are aggregates or group keys.
     *
     * @return true if so
     */
    public boolean isGrouped() {
        return !aggregations.isEmpty() || !groupBy.isEmpty();
    }

    /**
     * Whether the order must be total: {@code limit}, {@code offset}, {@code top}, {@code cursor} or {@code orderBy} is
     * given (SEMANTICS.md decision 16), or records are searched, the best first.
     *
     * @return true if so
     */
    public boolean isOrdered() {
        boolean paged = limit != null || offset != null || top != null || cursor != null;
        return paged || !orderBy.isEmpty() || (search != null && !isGrouped());
    }

    /**
     * The number of records wanted, whichever way it is spelled.
     *
     * @return {@code limit}, else {@code top}, empty for all
     */
    public Optional<Long> effectiveLimit() {
        return Optional.ofNullable(limit != null ? limit : top);
    }

    private static void requireNotNegative(String name, @Nullable Long value) {
        if (value != null && value < 0) {
            throw new IllegalArgumentException(name + " must be 0 or more, got " + value);
        }
    }

    /** The tree for people: indented, one node a line. */
    @Override
    public String toString() {
        return TreePrinter.print(this);
    }
}
