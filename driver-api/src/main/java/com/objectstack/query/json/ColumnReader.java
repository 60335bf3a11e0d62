package com.objectstack.query.json;

import static com.objectstack.driver.ErrorCode.INVALID_QUERY;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.query.AggregateFunction;
import com.objectstack.query.Aggregation;
import com.objectstack.query.Condition;
import com.objectstack.query.DateGranularity;
import com.objectstack.query.Everything;
import com.objectstack.query.GroupKey;
import com.objectstack.query.NullOrder;
import com.objectstack.query.Selection;
import com.objectstack.query.SortNode;
import com.objectstack.query.SortOrder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what names fields: selections, sort keys, group keys and aggregations; contract §3.2. */
final class ColumnReader {
    private static final Vocabulary SELECTION = Vocabulary.of("a field to read", "field", "fields", "alias");

    private static final Vocabulary SORT_KEY = Vocabulary.of(
            "a sort key", List.of("field", "order", "nulls"), Map.of("direction", "'order'", "dir", "'order'"));

    private static final Vocabulary GROUP_KEY =
            Vocabulary.of("a group key", "field", "dateGranularity", "timezone", "alias");

    private static final Vocabulary AGGREGATION = Vocabulary.of(
            "an aggregation",
            List.of("function", "field", "alias", "distinct", "filter", "separator", "orderBy"),
            Map.of("func", "'function'", "where", "'filter'", "as", "'alias'"));

    private ColumnReader() {}

    static @Nullable Selection selection(JsonNode node, String path, Reading in) {
        if (node.isTextual() && !node.textValue().isEmpty()) {
            return Selection.of(node.textValue());
        }
        if (!node.isObject()) {
            in.unfit(INVALID_QUERY, path, "a field to read is a name or an object", node, "pass a name");
            return null;
        }
        if (!in.enter(path)) {
            return null;
        }
        String field = null;
        String alias = null;
        List<Selection> fields = List.of();
        for (Property property : NodeReader.of(node, path, INVALID_QUERY, SELECTION, in, "field")) {
            switch (property.name()) {
                case "field" -> field = property.name("the name of a field");
                case "alias" -> alias = property.name("a name");
                default -> fields = nested(property);
            }
        }
        in.leave();
        if (field == null) {
            return null;
        }
        return fields.isEmpty() ? new Selection.Field(field, alias) : new Selection.Nested(field, fields, alias);
    }

    private static List<Selection> nested(Property property) {
        if (property.value().isEmpty()) {
            property.unfit("a list of one or more fields");
            return List.of();
        }
        return property.list("a list of one or more fields", ColumnReader::selection);
    }

    static @Nullable SortNode sortKey(JsonNode node, String path, Reading in) {
        String field = null;
        SortOrder order = SortOrder.ASC;
        NullOrder nulls = NullOrder.DEFAULT;
        for (Property property : NodeReader.of(node, path, INVALID_QUERY, SORT_KEY, in, "field")) {
            switch (property.name()) {
                case "field" -> field = property.name("the name of a field");
                case "order" -> order = Words.orElse(property.word(Words.SORT_ORDERS), order);
                default -> nulls = Words.orElse(property.word(Words.NULL_ORDERS), nulls);
            }
        }
        return field == null ? null : new SortNode(field, order, nulls);
    }

    static @Nullable GroupKey groupKey(JsonNode node, String path, Reading in) {
        if (node.isTextual() && !node.textValue().isEmpty()) {
            return GroupKey.of(node.textValue());
        }
        String field = null;
        String alias = null;
        String timezone = null;
        DateGranularity granularity = null;
        NodeReader reader = NodeReader.of(node, path, INVALID_QUERY, GROUP_KEY, in, "field");
        for (Property property : reader) {
            switch (property.name()) {
                case "field" -> field = property.name("the name of a field");
                case "alias" -> alias = property.name("a name");
                case "timezone" -> timezone = timezone(property, reader);
                default -> granularity = property.word(Words.DATE_GRANULARITIES);
            }
        }
        if (field == null) {
            return null;
        }
        return granularity == null
                ? new GroupKey.Field(field, alias)
                : new GroupKey.Bucket(field, granularity, timezone, alias);
    }

    private static @Nullable String timezone(Property property, NodeReader reader) {
        if (!reader.has("dateGranularity")) {
            property.in()
                    .problem(
                            INVALID_QUERY,
                            property.path(),
                            "a time zone makes sense with 'dateGranularity' only",
                            "add a date granularity or leave the time zone out");
        }
        return property.name("the name of a time zone");
    }

    static @Nullable Aggregation aggregation(JsonNode node, String path, Reading in) {
        AggregateFunction function = null;
        String field = null;
        String alias = null;
        boolean distinct = false;
        Condition filter = new Everything();
        String separator = null;
        List<SortNode> orderBy = List.of();
        for (Property property : NodeReader.of(node, path, INVALID_QUERY, AGGREGATION, in, "function")) {
            switch (property.name()) {
                case "function" -> function = property.word(Words.AGGREGATE_FUNCTIONS);
                case "field" -> field = property.name("the name of a field");
                case "alias" -> alias = property.name("a name");
                case "distinct" -> distinct = property.flag();
                case "filter" -> filter = FilterReader.filter(property.value(), property.path(), in);
                case "separator" -> separator = property.text();
                default -> orderBy = property.list("a list of sort keys", ColumnReader::sortKey);
            }
        }
        return function == null ? null : new Aggregation(function, field, alias, distinct, filter, separator, orderBy);
    }
}
