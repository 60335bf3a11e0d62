package com.objectstack.testing.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;

/** JSON for people: what fits on a line is on one. */
final class ReadableJson {
    private static final int WIDTH = 118;

    private ReadableJson() {}

    static String of(JsonNode node) {
        return lines(node, "", "");
    }

    private static String lines(JsonNode node, String indent, String before) {
        String line = before + line(node);
        if (indent.length() + line.length() <= WIDTH || node.isEmpty()) {
            return line;
        }
        List<String> members = new ArrayList<>();
        String inner = indent + "  ";
        if (node.isObject()) {
            node.properties().forEach(member -> members.add(lines(member.getValue(), inner, key(member.getKey()))));
        } else {
            node.forEach(element -> members.add(lines(element, inner, "")));
        }
        return before + (node.isObject() ? "{" : "[") + "\n" + inner + String.join(",\n" + inner, members) + "\n"
                + indent + (node.isObject() ? "}" : "]");
    }

    private static String line(JsonNode node) {
        if (!node.isContainerNode()) {
            return node.toString();
        }
        List<String> members = new ArrayList<>();
        if (node.isObject()) {
            node.properties().forEach(member -> members.add(key(member.getKey()) + line(member.getValue())));
            return "{" + String.join(", ", members) + "}";
        }
        node.forEach(element -> members.add(line(element)));
        return "[" + String.join(", ", members) + "]";
    }

    private static String key(String name) {
        return JsonNodeFactory.instance.textNode(name) + ": ";
    }
}
