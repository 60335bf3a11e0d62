package com.objectstack.query.json;

import static com.objectstack.driver.ErrorCode.INVALID_FILTER;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.driver.NearestName;
import com.objectstack.query.Comparison;
import com.objectstack.query.Condition;
import com.objectstack.query.FieldCondition;
import com.objectstack.query.JsonStep;
import com.objectstack.query.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the operator map under a field: {@code {$gt: 1, $lt: 5}}. */
final class OperatorMapReader {
    private static final List<String> OPERATOR_KEYS =
            Arrays.stream(Operator.values()).map(Operator::key).toList();

    private final JsonNode object;
    private final String path;
    private final Reading in;
    private final List<JsonStep> steps = new ArrayList<>();
    private final List<Comparison> comparisons = new ArrayList<>();
    private boolean retiredSeen;

    private OperatorMapReader(JsonNode object, String path, Reading in) {
        this.object = object;
        this.path = path;
        this.in = in;
    }

    static @Nullable Condition read(String field, JsonNode object, String path, Reading in) {
        OperatorMapReader reader = new OperatorMapReader(object, path, in);
        int before = in.problemCount();
        object.properties().forEach(reader::member);
        if (in.problemCount() > before) {
            return null;
        }
        if (reader.comparisons.isEmpty()) {
            in.unfit(
                    INVALID_FILTER,
                    path,
                    "an operator map holds one operator or more",
                    object,
                    "write {\"field\": {\"$gt\": value}}, or leave the field out");
            return null;
        }
        return new FieldCondition(field, reader.steps, reader.comparisons);
    }

    private void member(Map.Entry<String, JsonNode> member) {
        String key = member.getKey();
        String place = JsonPointers.child(path, key);
        switch (key) {
            case "$path" -> path(member.getValue(), place);
            case "$regex", "$options" -> retired(place);
            case OperandReader.FIELD, OperandReader.QUERY ->
                in.unfit(
                        INVALID_FILTER,
                        place,
                        key + " is a comparand and stands under an operator",
                        member.getValue(),
                        "write {\"$eq\": {\"" + key + "\": ...}}");
            default ->
                Operator.fromKey(key)
                        .ifPresentOrElse(
                                operator -> comparison(operator, member.getValue(), place), () -> unknown(key, place));
        }
    }

    private void comparison(Operator operator, JsonNode value, String place) {
        Comparison comparison = OperandReader.comparison(operator, value, place, in);
        if (comparison != null) {
            comparisons.add(comparison);
        }
    }

    /** Both keys together are one mistake (B138). */
    private void retired(String place) {
        if (retiredSeen) {
            return;
        }
        retiredSeen = true;
        String keys = Stream.of("$regex", "$options").filter(object::has).collect(Collectors.joining(" and "));
        in.problem(
                INVALID_FILTER,
                place,
                keys + (keys.contains("and") ? " are" : " is") + " retired",
                "use $icontains for a text regardless of case, or $like and $ilike for a pattern");
    }

    private void unknown(String key, String place) {
        unknownOperator(key, place, in);
    }

    static void unknownOperator(String key, String place, Reading in) {
        String near = NearestName.of(key, OPERATOR_KEYS)
                .map(found -> "did you mean " + found + "? ")
                .orElse("");
        in.problem(
                INVALID_FILTER,
                place,
                "'" + Found.cut(key) + "' is no operator",
                near + "known are " + String.join(", ", OPERATOR_KEYS));
    }

    private void path(JsonNode value, String place) {
        if (!value.isArray() || value.isEmpty()) {
            in.unfit(INVALID_FILTER, place, "$path is a list of steps", value, "write [\"key\", 0]");
            return;
        }
        for (int index = 0; index < value.size(); index++) {
            JsonNode step = value.get(index);
            Long element = JsonNumbers.whole(step);
            if (step.isTextual()) {
                steps.add(new JsonStep.Member(step.textValue()));
            } else if (element != null && element == element.intValue()) {
                steps.add(new JsonStep.Element(element.intValue()));
            } else {
                in.unfit(
                        INVALID_FILTER,
                        JsonPointers.child(place, index),
                        "a step is a key or an index",
                        step,
                        "pass a text for a key, a whole number for an index");
            }
        }
    }
}
