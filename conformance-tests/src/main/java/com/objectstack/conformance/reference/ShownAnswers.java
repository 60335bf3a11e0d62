package com.objectstack.conformance.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.Page;
import com.objectstack.query.json.RecordCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Requests and answers as people read them: records as JSON, one a line; values of secret fields are not shown.
 *
 * @param secrets the names of secret fields
 */
record ShownAnswers(Set<String> secrets) {
    private static final TextNode HIDDEN = TextNode.valueOf("***");

    String answer(Answer<?> answer) {
        if (answer.refusal() != null) {
            return answer.refusal().problems().stream()
                    .map(problem -> problem.code() + " " + problem.path())
                    .collect(Collectors.joining(", ", "refused: ", ""));
        }
        return answer.thrown() != null ? "threw " + answer.thrown() : value(answer.value());
    }

    String value(@Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(this::value).orElse("nothing");
        }
        if (value instanceof Page page) {
            return value(page.records()) + (page.nextCursor() == null ? ", the last page" : ", and more");
        }
        if (value instanceof List<?> list && list.stream().anyMatch(member -> member instanceof Map)) {
            return list.stream()
                    .map(this::json)
                    .collect(Collectors.joining(
                            "\n  ", list.size() + (list.size() == 1 ? " record\n  " : " records\n  "), ""));
        }
        return json(value);
    }

    private String json(@Nullable Object value) {
        try {
            return hidden(value instanceof JsonNode node ? node.deepCopy() : RecordCodec.valueToJson(plain(value)))
                    .toString();
        } catch (DriverException noJson) {
            return "a value that JSON cannot show (" + noJson.getMessage() + ")";
        }
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            return value;
        }
        List<@Nullable Object> plain = new ArrayList<>();
        list.forEach(member -> plain.add(member instanceof JsonNode node ? RecordCodec.valueFromJson(node) : member));
        return plain;
    }

    private JsonNode hidden(JsonNode node) {
        if (node instanceof ObjectNode object) {
            secrets.stream().filter(object::hasNonNull).forEach(secret -> object.set(secret, HIDDEN));
        }
        node.forEach(this::hidden);
        return node;
    }
}
