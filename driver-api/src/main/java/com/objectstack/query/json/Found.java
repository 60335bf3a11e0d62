package com.objectstack.query.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;

/** Renders what was found where something else was expected, for messages. */
final class Found {
    private static final int MAX_LENGTH = 120;

    private Found() {}

    /** The node as JSON, cut at 120 characters. Costs no more than that, however large the node. */
    static String text(JsonNode node) {
        StringBuilder out = new StringBuilder();
        append(node, out);
        return cut(out.toString());
    }

    /** A text cut at 120 characters, never within a surrogate pair. */
    static String cut(String text) {
        if (text.length() <= MAX_LENGTH) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
        return text.substring(0, end) + "...";
    }

    private static void append(JsonNode node, StringBuilder out) {
        if (out.length() > MAX_LENGTH) {
            return;
        }
        if (node.isObject()) {
            appendObject(node, out);
        } else if (node.isArray()) {
            appendArray(node, out);
        } else if (node.isTextual()) {
            String text = node.textValue();
            // One character more than is shown, so that the cut is seen.
            quote(text.length() > MAX_LENGTH + 1 ? text.substring(0, MAX_LENGTH + 1) : text, out);
        } else if (node.isMissingNode()) {
            out.append("nothing");
        } else {
            out.append(node.asText());
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    }

    private static void appendObject(JsonNode node, StringBuilder out) {
        out.append('{');
        Iterator<Map.Entry<String, JsonNode>> members = node.properties().iterator();
        while (members.hasNext() && out.length() <= MAX_LENGTH) {
            Map.Entry<String, JsonNode> member = members.next();
            quote(member.getKey(), out);
            out.append(':');
            append(member.getValue(), out);
            out.append(members.hasNext() ? "," : "");
        }
        out.append('}');
    }

    private static void appendArray(JsonNode node, StringBuilder out) {
        out.append('[');
        Iterator<JsonNode> elements = node.iterator();
        while (elements.hasNext() && out.length() <= MAX_LENGTH) {
            append(elements.next(), out);
            out.append(elements.hasNext() ? "," : "");
        }
        out.append(']');
    }
}
