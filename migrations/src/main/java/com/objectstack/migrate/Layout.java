package com.objectstack.migrate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;

/** JSON for people: what fits on a line is on one. */
final class Layout {
    private static final int WIDTH = 120;

    private Layout() {}

    static String of(JsonNode json) {
        StringBuilder text = new StringBuilder();
        write(json, 0, "", text);
        return text.append('\n').toString();
    }

    private static void write(JsonNode json, int depth, String name, StringBuilder text) {
        String line = oneLine(json);
        boolean fits = depth > 0 && 2 * depth + name.length() + line.length() < WIDTH;
        boolean isSteps = depth == 1 && json.isArray();
        if (json.isEmpty() || (fits && !isSteps)) {
            text.append(name).append(line);
            return;
        }
        String indent = "  ".repeat(depth);
        text.append(name).append(json.isArray() ? '[' : '{');
        String separator = "\n";
        for (Member member : members(json)) {
            text.append(separator).append(indent).append("  ");
            write(member.value, depth + 1, member.name, text);
            separator = ",\n";
        }
        text.append('\n').append(indent).append(json.isArray() ? ']' : '}');
    }

    private record Member(String name, JsonNode value) {}

    private static List<Member> members(JsonNode json) {
        List<Member> members = new ArrayList<>();
        if (json.isArray()) {
            json.forEach(element -> members.add(new Member("", element)));
        } else {
            json.properties()
                    .forEach(
                            property -> members.add(new Member(quoted(property.getKey()) + ": ", property.getValue())));
        }
        return members;
    }

    private static String oneLine(JsonNode json) {
        if (json.isEmpty()) {
            return json.toString();
        }
        List<String> parts = new ArrayList<>();
        members(json).forEach(member -> parts.add(member.name + oneLine(member.value)));
        return json.isArray() ? "[" + String.join(", ", parts) + "]" : "{" + String.join(", ", parts) + "}";
    }

    private static String quoted(String name) {
        return TextNode.valueOf(name).toString();
    }
}
