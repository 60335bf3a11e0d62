package com.objectstack.query.json;

import static com.objectstack.driver.ErrorCode.INVALID_QUERY;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.query.Cursor;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a query node; contract §3.1. */
final class QueryReader {
    private static final Vocabulary VOCABULARY = Vocabulary.of(
            "a query",
            List.of(
                    "object",
                    "with",
                    "fields",
                    "where",
                    "search",
                    "searchFields",
                    "nearest",
                    "joins",
                    "groupBy",
                    "aggregations",
                    "windowFunctions",
                    "having",
                    "distinct",
                    "orderBy",
                    "limit",
                    "offset",
                    "top",
                    "cursor",
                    "expand"),
            Map.of(
                    "filter", "'where'",
                    "filters", "'where'",
                    "sort", "'orderBy'",
                    "order", "'orderBy'",
                    "select", "'fields'",
                    "skip", "'offset'",
                    "aggregate", "'aggregations'",
                    "from", "'object'"));

    private QueryReader() {}

    /** The query at the top of a document. */
    static QueryAST top(JsonNode node, String path, Reading in) {
        String object = node.path("object").textValue();
        Query query = object == null ? Query.query() : Query.from(object);
        for (Property property : NodeReader.of(node, path, INVALID_QUERY, VOCABULARY, in)) {
            read(property, node, query);
        }
        return query.build();
    }

    /** A query within a query; null if it is nested too deep. */
    static @Nullable QueryAST nested(JsonNode node, String path, Reading in) {
        if (!in.enterQuery(path)) {
            return null;
        }
        QueryAST query = top(node, path, in);
        in.leaveQuery();
        return query;
    }

    private static void read(Property property, JsonNode node, Query query) {
        JsonNode value = property.value();
        String path = property.path();
        Reading in = property.in();
        switch (property.name()) {
            case "object" -> property.name("the name of an object");
            case "with" ->
                property.list("a list of common tables", SourceReader::commonTable)
                        .forEach(query::with);
            case "fields" ->
                property.list("a list of fields", ColumnReader::selection).forEach(query::select);
            case "where" -> query.where(FilterReader.filter(value, path, in));
            case "search" -> setIfRead(SearchReader.search(value, path, in), query::search);
            case "searchFields" -> property.names().forEach(query::searchFields);
            case "nearest" -> setIfRead(SearchReader.nearest(value, path, in), query::nearest);
            case "joins" -> property.list("a list of joins", SourceReader::join).forEach(query::join);
            case "groupBy" ->
                property.list("a list of group keys", ColumnReader::groupKey).forEach(query::groupBy);
            case "aggregations" ->
                property.list("a list of aggregations", ColumnReader::aggregation)
                        .forEach(query::aggregate);
            case "windowFunctions" ->
                property.list("a list of window functions", WindowReader::window)
                        .forEach(query::window);
            case "having" -> query.having(FilterReader.filter(value, path, in));
            case "distinct" -> {
                if (property.flag()) {
                    query.distinct();
                }
            }
            case "orderBy" ->
                property.list("a list of sort keys", ColumnReader::sortKey).forEach(query::orderBy);
            case "limit" -> setIfRead(property.whole(0), query::limit);
            case "offset" -> setIfRead(property.whole(0), query::offset);
            case "top" -> top(property, node.path("limit"), query);
            case "cursor" -> setIfRead(cursor(property), query::cursor);
            case "expand" ->
                property.map("a map from field to query", QueryReader::nested).forEach(query::expand);
            default -> throw new IllegalStateException(property.name());
        }
    }

    private static <T> void setIfRead(@Nullable T value, Consumer<T> setter) {
        if (value != null) {
            setter.accept(value);
        }
    }

    private static void top(Property property, JsonNode limit, Query query) {
        Long top = property.whole(0);
        if (top == null) {
            return;
        }
        query.top(top);
        Long other = JsonNumbers.whole(limit);
        if (other != null && !other.equals(top)) {
            property.in()
                    .problem(
                            INVALID_QUERY,
                            property.path(),
                            "'top' and 'limit' are one thing and differ (got " + top + " and " + other + ")",
                            "keep 'limit'");
        }
    }

    private static @Nullable Cursor cursor(Property property) {
        if (property.value().isTextual()) {
            return new Cursor.Token(property.value().textValue());
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        if (!property.value().isObject()) {
            property.unfit("the cursor of the last page, or a map of the last record's sort keys");
            return null;
        }
        for (Map.Entry<String, JsonNode> member : property.value().properties()) {
            String place = JsonPointers.child(property.path(), member.getKey());
            Property key = new Property(member.getKey(), member.getValue(), place, INVALID_QUERY, property.in());
            if (member.getValue().isContainerNode()) {
                key.unfit("one value");
            } else {
                values.put(member.getKey(), key.plain());
            }
        }
        return new Cursor.Position(values);
    }
}
