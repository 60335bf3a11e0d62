package com.objectstack.query.json;

import static com.objectstack.driver.ErrorCode.INVALID_QUERY;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.query.Frame;
import com.objectstack.query.Literal;
import com.objectstack.query.SortNode;
import com.objectstack.query.Window;
import com.objectstack.query.WindowFunction;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads window functions; contract §3.2 and SEMANTICS.md §2. */
final class WindowReader {
    private static final Vocabulary FUNCTION = Vocabulary.of(
            "a window function",
            List.of("function", "field", "alias", "n", "offset", "default", "over"),
            Map.of("partitionBy", "'over.partitionBy'", "orderBy", "'over.orderBy'", "frame", "'over.frame'"));

    private static final Vocabulary WINDOW = Vocabulary.of("a window", "partitionBy", "orderBy", "frame");
    private static final Vocabulary FRAME = Vocabulary.of("a frame", "type", "start", "end", "exclude");
    private static final Window WHOLE = new Window(List.of(), List.of(), null);

    private WindowReader() {}

    static @Nullable WindowFunction window(JsonNode node, String path, Reading in) {
        WindowFunction.Function function = null;
        String field = null;
        String alias = null;
        Long n = null;
        Long offset = null;
        // A null default is a default like any other, where every other null property counts as absent.
        Literal fallback = node.path("default").isNull() ? Literal.NULL : null;
        Window over = WHOLE;
        for (Property property : NodeReader.of(node, path, INVALID_QUERY, FUNCTION, in, "function", "alias")) {
            switch (property.name()) {
                case "function" -> function = property.word(Words.WINDOW_FUNCTIONS);
                case "field" -> field = property.name("the name of a field");
                case "alias" -> alias = property.name("a name");
                case "n" -> n = property.whole(1);
                case "offset" -> offset = property.whole(0);
                case "default" -> fallback = fallback(property);
                default -> over = over(property.value(), property.path(), in);
            }
        }
        return function == null || alias == null
                ? null
                : new WindowFunction(function, field, alias, n, offset, fallback, over);
    }

    private static @Nullable Literal fallback(Property property) {
        if (property.value().isContainerNode()) {
            property.unfit("one value");
            return null;
        }
        return new Literal(property.plain());
    }

    private static Window over(JsonNode node, String path, Reading in) {
        List<String> partitionBy = List.of();
        List<SortNode> orderBy = List.of();
        Frame frame = null;
        for (Property property : NodeReader.of(node, path, INVALID_QUERY, WINDOW, in)) {
            switch (property.name()) {
                case "partitionBy" -> partitionBy = property.names();
                case "orderBy" -> orderBy = property.list("a list of sort keys", ColumnReader::sortKey);
                default -> frame = frame(property.value(), property.path(), in);
            }
        }
        return new Window(partitionBy, orderBy, frame);
    }

    /** A frame; without a start it begins with the partition, without an end it ends with the current row. */
    private static Frame frame(JsonNode node, String path, Reading in) {
        Frame.Unit unit = Frame.Unit.ROWS;
        Frame.Bound start = new Frame.Bound.UnboundedPreceding();
        Frame.Bound end = new Frame.Bound.CurrentRow();
        Frame.Exclude exclude = Frame.Exclude.NO_OTHERS;
        for (Property property : NodeReader.of(node, path, INVALID_QUERY, FRAME, in)) {
            switch (property.name()) {
                case "type" -> unit = Words.orElse(property.word(Words.FRAME_UNITS), unit);
                case "start" -> start = Words.orElse(bound(property), start);
                case "end" -> end = Words.orElse(bound(property), end);
                default -> exclude = Words.orElse(exclude(property), exclude);
            }
        }
        return new Frame(unit, start, end, exclude);
    }

    private static Frame.@Nullable Bound bound(Property property) {
        Frame.Bound bound = FrameText.bound(property.value().asText());
        if (bound == null || !property.value().isTextual()) {
            property.unfit("UNBOUNDED PRECEDING, 6 PRECEDING, CURRENT ROW, 1 FOLLOWING or UNBOUNDED FOLLOWING");
            return null;
        }
        return bound;
    }

    private static Frame.@Nullable Exclude exclude(Property property) {
        Frame.Exclude exclude = FrameText.exclude(property.value().asText());
        if (exclude == null) {
            property.unfit("current row, group, ties or no others");
        }
        return exclude;
    }
}
