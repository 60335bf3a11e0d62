package com.objectstack.cli.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/**
 * JSON for people: what fits on a line stands on one, the rest is broken into members.
 *
 * <pre>{@code
 * {
 *   "where": {"total": {"$gt": 100}},
 *   "orderBy": [{"field": "due"}]
 * }
 * }</pre>
 */
public final class JsonLayout {
    private static final int STEP = 2;

    private final int width;

    /**
     * A layout.
     *
     * @param width how long a line may be; a scalar that is longer is not broken
     */
    public JsonLayout(int width) {
        this.width = width;
    }

    /**
     * Lays a document out.
     *
     * @param json the document
     * @return its text, without a line end
     */
    public String of(JsonNode json) {
        StringBuilder text = new StringBuilder();
        append(json, 0, 0, text);
        return text.toString();
    }

    /**
     * A document on one line, with a space after each comma and colon.
     *
     * @param json the document
     * @return its text
     */
    public static String line(JsonNode json) {
        return new JsonLayout(Integer.MAX_VALUE).of(json);
    }

    private void append(JsonNode json, int indent, int used, StringBuilder text) {
        int begin = text.length();
        inline(json, text);
        if (!json.isContainerNode() || used + text.length() - begin <= width) {
            return;
        }
        text.setLength(begin);
        text.append(json.isObject() ? '{' : '[');
        String separator = "\n";
        if (json.isObject()) {
            for (Map.Entry<String, JsonNode> member : json.properties()) {
                text.append(separator).append(" ".repeat(indent + STEP));
                String key = quoted(member.getKey()) + ": ";
                append(member.getValue(), indent + STEP, indent + STEP + key.length(), text.append(key));
                separator = ",\n";
            }
        } else {
            for (JsonNode element : json) {
                text.append(separator).append(" ".repeat(indent + STEP));
                append(element, indent + STEP, indent + STEP, text);
                separator = ",\n";
            }
        }
        text.append('\n').append(" ".repeat(indent)).append(json.isObject() ? '}' : ']');
    }

    private static void inline(JsonNode json, StringBuilder text) {
        if (json.isObject()) {
            String separator = "{";
            for (Map.Entry<String, JsonNode> member : json.properties()) {
                text.append(separator).append(quoted(member.getKey())).append(": ");
                inline(member.getValue(), text);
                separator = ", ";
            }
            text.append(json.isEmpty() ? "{}" : "}");
        } else if (json.isArray()) {
            String separator = "[";
            for (JsonNode element : json) {
                text.append(separator);
                inline(element, text);
                separator = ", ";
            }
            text.append(json.isEmpty() ? "[]" : "]");
        } else {
            text.append(json);
        }
    }

    private static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }
}
