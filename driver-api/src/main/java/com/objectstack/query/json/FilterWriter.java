package com.objectstack.query.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.query.AllOf;
import com.objectstack.query.AnyOf;
import com.objectstack.query.Comparison;
import com.objectstack.query.Condition;
import com.objectstack.query.Everything;
import com.objectstack.query.ExistsCondition;
import com.objectstack.query.FieldCondition;
import com.objectstack.query.FieldEquals;
import com.objectstack.query.FieldReference;
import com.objectstack.query.FilterObject;
import com.objectstack.query.JsonStep;
import com.objectstack.query.Literal;
import com.objectstack.query.LiteralList;
import com.objectstack.query.Not;
import com.objectstack.query.Operand;
import com.objectstack.query.RelationCondition;
import com.objectstack.query.SizeCondition;
import com.objectstack.query.Subquery;
import java.util.List;
import java.util.Map;

/** Writes conditions. */
final class FilterWriter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final QueryWriter queries;

    FilterWriter(QueryWriter queries) {
        this.queries = queries;
    }

    ObjectNode condition(Condition condition) {
        queries.enter();
        ObjectNode json = NODES.objectNode();
        switch (condition) {
            case Everything everything -> {}
            case FilterObject(List<Condition> members) -> members(members, json);
            case AllOf(List<Condition> terms) -> json.set("$and", terms(terms));
            case AnyOf(List<Condition> terms) -> json.set("$or", terms(terms));
            case Not(Condition term) -> json.set("$not", condition(term));
            case FieldEquals(String field, Literal value) -> json.set(field, operand(value));
            case FieldCondition field -> json.set(field.field(), operators(field));
            case RelationCondition(String field, Condition inner) -> json.set(field, related(inner));
            case ExistsCondition(Subquery subquery) -> json.set("$exists", operand(subquery));
        }
        queries.leave();
        return json;
    }

    /** Members share one object, unless two have one key. */
    private void members(List<Condition> members, ObjectNode json) {
        ArrayNode terms = terms(members);
        for (JsonNode term : terms) {
            for (Map.Entry<String, JsonNode> member : term.properties()) {
                if (json.has(member.getKey())) {
                    json.removeAll().set("$and", terms);
                    return;
                }
                json.set(member.getKey(), member.getValue());
            }
        }
    }

    private ArrayNode terms(List<Condition> terms) {
        ArrayNode array = NODES.arrayNode(terms.size());
        terms.forEach(term -> array.add(condition(term)));
        return array;
    }

    /** A filter of a referenced record; an empty object would read as a field without an operator (R8). */
    private ObjectNode related(Condition inner) {
        return condition(inner instanceof Everything ? new AllOf(List.of()) : inner);
    }

    private ObjectNode operators(FieldCondition condition) {
        ObjectNode json = NODES.objectNode();
        if (!condition.path().isEmpty()) {
            ArrayNode steps = json.putArray("$path");
            for (JsonStep step : condition.path()) {
                switch (step) {
                    case JsonStep.Member(String name) -> steps.add(name);
                    case JsonStep.Element(int index) -> steps.add(index);
                }
            }
        }
        comparisons(condition.comparisons(), json);
        return json;
    }

    private ObjectNode comparisons(List<Comparison> comparisons, ObjectNode json) {
        comparisons.forEach(comparison -> json.set(comparison.operator().key(), operand(comparison.operand())));
        return json;
    }

    private JsonNode operand(Operand operand) {
        return switch (operand) {
            case Literal literal -> RecordCodec.valueToJson(literal.value());
            case LiteralList list -> RecordCodec.valueToJson(list.values());
            case FieldReference(String field) -> NODES.objectNode().put(OperandReader.FIELD, field);
            case Subquery(var query) -> NODES.objectNode().set(OperandReader.QUERY, queries.query(query));
            case SizeCondition(List<Comparison> comparisons) -> comparisons(comparisons, NODES.objectNode());
        };
    }
}
