package com.objectstack.query.json;

import static com.objectstack.driver.ErrorCode.INVALID_FILTER;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.driver.NearestName;
import com.objectstack.query.AllOf;
import com.objectstack.query.AnyOf;
import com.objectstack.query.Condition;
import com.objectstack.query.Everything;
import com.objectstack.query.ExistsCondition;
import com.objectstack.query.FieldEquals;
import com.objectstack.query.FilterObject;
import com.objectstack.query.Literal;
import com.objectstack.query.Not;
import com.objectstack.query.Operator;
import com.objectstack.query.RelationCondition;
import com.objectstack.query.Subquery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads filters; the refusals are those of contract §4.9. A refused node is reported and read as something harmless. */
final class FilterReader {
    private static final Condition EVERYTHING = new Everything();
    private static final List<String> NODE_KEYS = List.of("$and", "$or", "$not", "$exists");

    private FilterReader() {}

    /** The filter at a door such as {@code where}; null is no filter. */
    static Condition filter(JsonNode node, String path, Reading in) {
        if (node.isNull() || node.isMissingNode()) {
            return EVERYTHING;
        }
        if (!node.isArray()) {
            return object(node, path, in);
        }
        if (in.lowersArrays()) {
            return ArrayFilterReader.read(node, path, false, in);
        }
        in.unfit(INVALID_FILTER, path, "a filter is an object, not an array", node, "lower it with Filters.fromArray");
        return EVERYTHING;
    }

    /** One filter object, every key of which holds. */
    static Condition object(JsonNode node, String path, Reading in) {
        if (!node.isObject()) {
            in.unfit(
                    INVALID_FILTER,
                    path,
                    "a filter is an object",
                    node,
                    "write {\"field\": value} or {\"field\": {\"$gt\": value}}");
            return EVERYTHING;
        }
        if (!in.enter(path)) {
            return EVERYTHING;
        }
        List<Condition> members = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            Condition condition =
                    member(member.getKey(), member.getValue(), JsonPointers.child(path, member.getKey()), in);
            if (condition != null) {
                members.add(condition);
            }
        }
        in.leave();
        return switch (members.size()) {
            case 0 -> EVERYTHING;
            case 1 -> members.get(0);
            default -> new FilterObject(members);
        };
    }

    private static @Nullable Condition member(String key, JsonNode value, String path, Reading in) {
        return switch (key) {
            case "$and" -> new AllOf(terms(key, value, path, in));
            case "$or" -> new AnyOf(terms(key, value, path, in));
            case "$not" -> not(value, path, in);
            case "$exists" -> exists(value, path, in);
            default -> key.startsWith("$") ? unknownKey(key, path, in) : field(key, value, path, in);
        };
    }

    private static List<Condition> terms(String key, JsonNode value, String path, Reading in) {
        List<Condition> terms = new ArrayList<>();
        if (!value.isArray()) {
            in.unfit(INVALID_FILTER, path, key + " takes a list of filters", value, "write [{...}, {...}]");
            return terms;
        }
        for (int place = 0; place < value.size(); place++) {
            terms.add(object(value.get(place), JsonPointers.child(path, place), in));
        }
        return terms;
    }

    private static @Nullable Condition not(JsonNode value, String path, Reading in) {
        if (!value.isObject()) {
            in.unfit(INVALID_FILTER, path, "$not takes one filter object", value, "write {\"$not\": {...}}");
            return null;
        }
        return new Not(object(value, path, in));
    }

    private static @Nullable Condition exists(JsonNode value, String path, Reading in) {
        if (!value.has(OperandReader.QUERY)) {
            in.unfit(
                    INVALID_FILTER,
                    path,
                    "$exists beside fields takes a subquery",
                    value,
                    "write {\"$exists\": {\"$query\": {...}}}, or put $exists: true under a field");
            return null;
        }
        Subquery subquery = OperandReader.subquery(value, path, in);
        return subquery == null ? null : new ExistsCondition(subquery);
    }

    private static @Nullable Condition unknownKey(String key, String path, Reading in) {
        String hint = Operator.fromKey(key).isPresent()
                ? "put it under a field: {\"field\": {\"" + key + "\": value}}"
                : NearestName.of(key, NODE_KEYS)
                                .map(near -> "did you mean " + near + "? ")
                                .orElse("") + "known are " + String.join(", ", NODE_KEYS);
        in.problem(INVALID_FILTER, path, "'" + Found.cut(key) + "' is not known beside fields", hint);
        return null;
    }

    private static @Nullable Condition field(String name, JsonNode value, String path, Reading in) {
        if (value.isObject()) {
            return fieldObject(name, value, path, in);
        }
        if (value.isArray()) {
            in.unfit(
                    INVALID_FILTER,
                    path,
                    "a field equals one value, not a list",
                    value,
                    "write {\"$in\": [...]} for any of several values");
            return null;
        }
        Literal literal = OperandReader.literal(value, path, in);
        return literal == null ? null : new FieldEquals(name, literal);
    }

    private static @Nullable Condition fieldObject(String name, JsonNode object, String path, Reading in) {
        String nodeKey = null;
        String operatorKey = null;
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (isNodeKey(member.getKey(), member.getValue())) {
                nodeKey = nodeKey == null ? member.getKey() : nodeKey;
            } else {
                operatorKey = operatorKey == null ? member.getKey() : operatorKey;
            }
        }
        if (nodeKey == null) {
            return OperatorMapReader.read(name, object, path, in);
        }
        if (operatorKey == null) {
            return new RelationCondition(name, object(object, path, in));
        }
        in.problem(
                INVALID_FILTER,
                path,
                "an object under a field holds operators or a filter of the referenced record, not both (got '"
                        + Found.cut(operatorKey) + "' beside '" + Found.cut(nodeKey) + "')",
                "join two conditions by $and");
        return null;
    }

    /** Whether a key under a field belongs to a filter of the referenced record, not to an operator map. */
    private static boolean isNodeKey(String key, JsonNode value) {
        return switch (key) {
            case "$and", "$or", "$not" -> true;
            case "$exists" -> value.has(OperandReader.QUERY);
            default -> !key.startsWith("$");
        };
    }
}
