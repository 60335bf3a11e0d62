package com.objectstack.query;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The nodes that {@link TreePrinter} prints in one line. */
final class NodeText {
    private static final int SHOWN_MEMBERS = 20;

    private NodeText() {}

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static String named(String name, @Nullable String alias) {
        return alias == null ? name : name + " as " + alias;
    }

    static String of(Selection selection) {
        return switch (selection) {
            case Selection.Field field -> named(field.field(), field.as());
            case Selection.Nested nested ->
                named(
                        nested.field()
                                + nested.fields().stream()
                                        .map(NodeText::of)
                                        .collect(Collectors.joining(", ", "(", ")")),
                        nested.as());
        };
    }

    static String of(GroupKey key) {
        return switch (key) {
            case GroupKey.Field field -> named(field.field(), field.as());
            case GroupKey.Bucket bucket -> {
                String zone = bucket.timezone() == null ? "" : " in " + bucket.timezone();
                yield named(word(bucket.granularity()) + "(" + bucket.field() + ")" + zone, bucket.as());
            }
        };
    }

    static String of(SortNode key) {
        String order = key.order() == SortOrder.ASC ? "" : " desc";
        return key.field() + order + (key.nulls() == NullOrder.DEFAULT ? "" : " nulls " + word(key.nulls()));
    }

    static String of(Aggregation aggregation) {
        String on = aggregation.on() == null ? "" : aggregation.on();
        String separator = aggregation.separator() == null ? "" : " separator " + literal(aggregation.separator());
        String call = word(aggregation.function()) + (aggregation.distinct() ? "(distinct " : "(") + on + ")";
        return named(call, aggregation.as()) + separator + orderBy(aggregation.orderBy());
    }

    static String of(WindowFunction function) {
        StringBuilder text = new StringBuilder(word(function.function()));
        text.append('(').append(function.field().orElse("")).append(')');
        append(text, " n ", function.n());
        append(text, " offset ", function.offset());
        Literal fallback = function.fallback();
        append(text, " default ", fallback == null ? null : literal(fallback.value()));
        text.append(" as ").append(function.alias());
        Window over = function.over();
        if (!over.partitionBy().isEmpty()) {
            text.append(" partitionBy ").append(String.join(", ", over.partitionBy()));
        }
        text.append(orderBy(over.orderBy()));
        append(text, " frame ", over.frame().map(NodeText::of).orElse(null));
        return text.toString();
    }

    private static void append(StringBuilder text, String name, @Nullable Object value) {
        if (value != null) {
            text.append(name).append(value);
        }
    }

    private static String orderBy(List<SortNode> keys) {
        return keys.isEmpty() ? "" : keys.stream().map(NodeText::of).collect(Collectors.joining(", ", " orderBy ", ""));
    }

    private static String of(Frame frame) {
        String exclude = frame.exclude() == Frame.Exclude.NO_OTHERS
                ? ""
                : " exclude " + word(frame.exclude()).replace('_', ' ');
        return word(frame.unit()) + " from " + of(frame.start()) + " to " + of(frame.end()) + exclude;
    }

    private static String of(Frame.Bound bound) {
        return switch (bound) {
            case Frame.Bound.UnboundedPreceding unbounded -> "unbounded preceding";
            case Frame.Bound.UnboundedFollowing unbounded -> "unbounded following";
            case Frame.Bound.CurrentRow current -> "current row";
            case Frame.Bound.Preceding preceding -> preceding.distance() + " preceding";
            case Frame.Bound.Following following -> following.distance() + " following";
        };
    }

    static String of(Comparison comparison) {
        return comparison.operator().key() + " " + of(comparison.operand());
    }

    private static String of(Operand operand) {
        return switch (operand) {
            case Literal literal -> literal(literal.value());
            case LiteralList list -> of(list);
            case FieldReference(String field) -> "field " + field;
            case Subquery subquery -> "of";
            case SizeCondition(List<Comparison> comparisons) ->
                comparisons.stream().map(NodeText::of).collect(Collectors.joining(", ", "{", "}"));
        };
    }

    private static String of(LiteralList list) {
        int more = list.values().size() - SHOWN_MEMBERS;
        return list.values().stream()
                .limit(SHOWN_MEMBERS)
                .map(NodeText::literal)
                .collect(Collectors.joining(", ", "[", more > 0 ? ", and " + more + " more]" : "]"));
    }

    /** A value; the Java type is said where JSON has no such value. */
    static String literal(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text ->
                '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
            case Long number -> number.toString();
            case Double number -> number.toString();
            case Boolean flag -> flag.toString();
            case Instant instant -> instant.toString();
            case LocalDate date -> date.toString();
            case LocalTime time -> time.toString();
            default -> value.getClass().getSimpleName() + " " + value;
        };
    }

    static String path(List<JsonStep> steps) {
        return steps.stream()
                .map(step -> switch (step) {
                    case JsonStep.Member(String name) -> "[" + literal(name) + "]";
                    case JsonStep.Element(int index) -> "[" + index + "]";
                })
                .collect(Collectors.joining());
    }

    /** A property of a query that is a record or a plain value. */
    static String ofProperty(Object value) {
        return switch (value) {
            case Cursor.Token token -> literal(token.text());
            case Cursor.Position position ->
                position.values().entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + literal(entry.getValue()))
                        .collect(Collectors.joining(", ", "after ", ""));
            case Search search when search.equals(Search.of(search.query())) -> literal(search.query());
            default -> value.toString();
        };
    }
}
