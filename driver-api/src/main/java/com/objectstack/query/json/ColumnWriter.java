package com.objectstack.query.json;

import static com.objectstack.query.json.QueryWriter.putFlag;
import static com.objectstack.query.json.QueryWriter.putList;
import static com.objectstack.query.json.QueryWriter.putNumber;
import static com.objectstack.query.json.QueryWriter.putText;
import static com.objectstack.query.json.QueryWriter.putTexts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.query.Aggregation;
import com.objectstack.query.Frame;
import com.objectstack.query.GroupKey;
import com.objectstack.query.Literal;
import com.objectstack.query.Nearest;
import com.objectstack.query.NullOrder;
import com.objectstack.query.Search;
import com.objectstack.query.Selection;
import com.objectstack.query.SortNode;
import com.objectstack.query.SortOrder;
import com.objectstack.query.Window;
import com.objectstack.query.WindowFunction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what names fields. */
final class ColumnWriter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final QueryWriter queries;

    ColumnWriter(QueryWriter queries) {
        this.queries = queries;
    }

    JsonNode selection(Selection selection) {
        return switch (selection) {
            case Selection.Field field ->
                field.as() == null ? NODES.textNode(field.field()) : named(field.field(), field.as());
            case Selection.Nested nested -> {
                queries.enter();
                ObjectNode json = NODES.objectNode().put("field", nested.field());
                putList(json, "fields", nested.fields(), this::selection);
                putText(json, "alias", nested.as());
                queries.leave();
                yield json;
            }
        };
    }

    private static ObjectNode named(String field, @Nullable String alias) {
        ObjectNode json = NODES.objectNode().put("field", field);
        putText(json, "alias", alias);
        return json;
    }

    ObjectNode sortKey(SortNode key) {
        ObjectNode json = NODES.objectNode().put("field", key.field());
        if (key.order() != SortOrder.ASC) {
            json.put("order", Words.of(key.order()));
        }
        if (key.nulls() != NullOrder.DEFAULT) {
            json.put("nulls", Words.of(key.nulls()));
        }
        return json;
    }

    JsonNode groupKey(GroupKey key) {
        return switch (key) {
            case GroupKey.Field field ->
                field.as() == null ? NODES.textNode(field.field()) : named(field.field(), field.as());
            case GroupKey.Bucket bucket -> {
                ObjectNode json = NODES.objectNode().put("field", bucket.field());
                json.put("dateGranularity", bucket.granularity().wireName());
                putText(json, "timezone", bucket.timezone());
                putText(json, "alias", bucket.as());
                yield json;
            }
        };
    }

    ObjectNode aggregation(Aggregation aggregation) {
        ObjectNode json =
                NODES.objectNode().put("function", aggregation.function().wireName());
        putText(json, "field", aggregation.on());
        putText(json, "alias", aggregation.as());
        putFlag(json, "distinct", aggregation.distinct());
        queries.putCondition(json, "filter", aggregation.filter());
        putText(json, "separator", aggregation.separator());
        putList(json, "orderBy", aggregation.orderBy(), this::sortKey);
        return json;
    }

    ObjectNode window(WindowFunction function) {
        ObjectNode json = NODES.objectNode().put("function", function.function().wireName());
        putText(json, "field", function.on());
        json.put("alias", function.alias());
        putNumber(json, "n", function.n());
        putNumber(json, "offset", function.offset());
        Literal fallback = function.fallback();
        if (fallback != null) {
            json.set("default", RecordCodec.valueToJson(fallback.value()));
        }
        ObjectNode over = over(function.over());
        if (!over.isEmpty()) {
            json.set("over", over);
        }
        return json;
    }

    private ObjectNode over(Window window) {
        ObjectNode json = NODES.objectNode();
        putTexts(json, "partitionBy", window.partitionBy());
        putList(json, "orderBy", window.orderBy(), this::sortKey);
        window.frame().ifPresent(frame -> json.set("frame", frame(frame)));
        return json;
    }

    private static ObjectNode frame(Frame frame) {
        ObjectNode json = NODES.objectNode();
        json.put("type", Words.of(frame.unit()));
        json.put("start", FrameText.of(frame.start()));
        json.put("end", FrameText.of(frame.end()));
        if (frame.exclude() != Frame.Exclude.NO_OTHERS) {
            json.put("exclude", FrameText.of(frame.exclude()));
        }
        return json;
    }

    JsonNode search(Search search) {
        if (search.equals(Search.of(search.query()))) {
            return NODES.textNode(search.query());
        }
        ObjectNode json = NODES.objectNode().put("query", search.query());
        putTexts(json, "fields", search.fields());
        if (search.operator() != Search.Operator.OR) {
            json.put("operator", Words.of(search.operator()));
        }
        putFlag(json, "fuzzy", search.fuzzy());
        if (!search.boost().isEmpty()) {
            json.set("boost", RecordCodec.toJson(search.boost()));
        }
        putNumber(json, "minScore", search.minScore());
        putText(json, "language", search.language());
        putFlag(json, "highlight", search.highlight());
        return json;
    }

    ObjectNode nearest(Nearest nearest) {
        ObjectNode json = NODES.objectNode().put("field", nearest.field());
        List<Double> vector = nearest.vector();
        json.set("vector", RecordCodec.valueToJson(vector));
        json.put("k", nearest.k());
        putText(json, "as", nearest.as());
        putNumber(json, "maxDistance", nearest.maxDistance());
        putFlag(json, "approximate", nearest.approximate());
        return json;
    }
}
