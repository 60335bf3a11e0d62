package com.objectstack.query.json;

import static com.objectstack.driver.ErrorCode.INVALID_FILTER;
import static com.objectstack.driver.ErrorCode.INVALID_QUERY;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.query.Comparison;
import com.objectstack.query.FieldReference;
import com.objectstack.query.Literal;
import com.objectstack.query.LiteralList;
import com.objectstack.query.Operand;
import com.objectstack.query.Operator;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.SizeCondition;
import com.objectstack.query.Subquery;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what stands under an operator. Which comparand an operator takes is {@link Comparison#problem}'s to say. */
final class OperandReader {
    static final String FIELD = "$field";
    static final String QUERY = "$query";

    private static final Set<Operator> LIST_OPERATORS =
            EnumSet.of(Operator.IN, Operator.NIN, Operator.ALL, Operator.BETWEEN);

    private static final Subquery ANY_SUBQUERY = new Subquery(Query.from("any").build());
    private static final SizeCondition ANY_OBJECT =
            new SizeCondition(List.of(new Comparison(Operator.EQ, new Literal(0L))));

    private OperandReader() {}

    static @Nullable Comparison comparison(Operator operator, JsonNode value, String path, Reading in) {
        Operand operand = operand(operator, value, path, in);
        if (operand == null) {
            return null;
        }
        Optional<String> problem = Comparison.problem(operator, operand);
        if (problem.isEmpty()) {
            return new Comparison(operator, operand);
        }
        if (!(operand instanceof LiteralList list && reportMembers(operator, list, value, path, in))) {
            refuse(operator, problem.get(), value, path, in);
        }
        return null;
    }

    static @Nullable Literal literal(JsonNode value, String path, Reading in) {
        if (value.isTextual()) {
            return new Literal(value.textValue());
        }
        if (value.isNumber()) {
            return new Literal(JsonNumbers.value(value));
        }
        if (value.isBoolean()) {
            return new Literal(value.booleanValue());
        }
        if (value.isNull()) {
            return Literal.NULL;
        }
        in.unfit(INVALID_FILTER, path, "a comparand is missing or no JSON value", value, HintText.SCALAR);
        return null;
    }

    /** The subquery in {@code {"$query": {...}}}. */
    static @Nullable Subquery subquery(JsonNode holder, String path, Reading in) {
        int before = in.problemCount();
        Subquery subquery = null;
        for (Map.Entry<String, JsonNode> member : holder.properties()) {
            String place = JsonPointers.child(path, member.getKey());
            if (!member.getKey().equals(QUERY)) {
                in.problem(INVALID_FILTER, place, "nothing may stand beside $query", "move it into the query");
            } else if (!member.getValue().isObject()) {
                in.unfit(INVALID_FILTER, place, "$query takes a query", member.getValue(), "write {\"object\": ...}");
            } else {
                subquery = namedQuery(member.getValue(), place, in);
            }
        }
        return in.problemCount() > before ? null : subquery;
    }

    private static @Nullable Subquery namedQuery(JsonNode node, String path, Reading in) {
        if (!node.hasNonNull("object")) {
            in.problem(INVALID_QUERY, path, "a subquery needs 'object'", "name the object it asks");
        }
        QueryAST query = QueryReader.nested(node, path, in);
        return query == null || query.object() == null ? null : new Subquery(query);
    }

    private static @Nullable Operand operand(Operator operator, JsonNode value, String path, Reading in) {
        if (value.isObject()) {
            return objectOperand(operator, value, path, in);
        }
        if (!value.isArray()) {
            return literal(value, path, in);
        }
        if (!LIST_OPERATORS.contains(operator)) {
            return refuse(
                    operator, Comparison.problem(operator, LiteralList.of()).orElseThrow(), value, path, in);
        }
        return members(operator, value, path, in);
    }

    private static @Nullable Operand objectOperand(Operator operator, JsonNode value, String path, Reading in) {
        if (value.has(QUERY)) {
            Optional<String> problem = Comparison.problem(operator, ANY_SUBQUERY);
            return problem.isPresent()
                    ? refuse(operator, problem.get() + " and no subquery", value, path, in)
                    : subquery(value, path, in);
        }
        if (value.has(FIELD)) {
            return reference(value.get(FIELD), JsonPointers.child(path, FIELD), in);
        }
        return operator == Operator.SIZE
                ? size(value, path, in)
                : refuse(operator, Comparison.problem(operator, ANY_OBJECT).orElseThrow(), value, path, in);
    }

    private static @Nullable Operand reference(JsonNode name, String path, Reading in) {
        if (!name.isTextual() || name.textValue().isEmpty()) {
            in.unfit(INVALID_FILTER, path, "$field names a field", name, "write {\"$field\": \"name\"}");
            return null;
        }
        return new FieldReference(name.textValue());
    }

    private static @Nullable Operand members(Operator operator, JsonNode array, String path, Reading in) {
        List<@Nullable Object> values = new ArrayList<>(array.size());
        int before = in.problemCount();
        for (int place = 0; place < array.size(); place++) {
            JsonNode member = array.get(place);
            if (member.isContainerNode()) {
                in.unfit(
                        INVALID_FILTER,
                        JsonPointers.child(path, place),
                        memberProblem(operator, member),
                        member,
                        HintText.SCALAR);
                continue;
            }
            Literal literal = literal(member, JsonPointers.child(path, place), in);
            values.add(literal == null ? null : literal.value());
        }
        return in.problemCount() > before ? null : new LiteralList(values);
    }

    private static String memberProblem(Operator operator, JsonNode member) {
        if (member.has(FIELD)) {
            return "the list of " + operator.key() + " takes no field reference";
        }
        String kind = member.isArray() ? "list" : "object";
        return "a member of the list of " + operator.key() + " is one value, no " + kind;
    }

    /** Says which members are wrong; false if it is none of them. */
    private static boolean reportMembers(Operator operator, LiteralList list, JsonNode array, String path, Reading in) {
        if (operator == Operator.BETWEEN && list.values().size() != 2) {
            return false;
        }
        for (int place = 0; place < list.values().size(); place++) {
            Object value = list.values().get(place);
            String child = JsonPointers.child(path, place);
            JsonNode found = array.get(place);
            LiteralList alone = operator == Operator.BETWEEN ? LiteralList.of(value, value) : LiteralList.of(value);
            Comparison.problem(operator, alone).ifPresent(problem -> refuse(operator, problem, found, child, in));
        }
        return true;
    }

    private static @Nullable Operand size(JsonNode object, String path, Reading in) {
        List<Comparison> comparisons = new ArrayList<>();
        int before = in.problemCount();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String place = JsonPointers.child(path, member.getKey());
            Optional<Operator> operator = Operator.fromKey(member.getKey());
            if (operator.isEmpty() || operator.get() == Operator.SIZE) {
                OperatorMapReader.unknownOperator(member.getKey(), place, in);
                continue;
            }
            Comparison comparison = comparison(operator.get(), member.getValue(), place, in);
            if (comparison != null) {
                Comparison.problem(Operator.SIZE, new SizeCondition(List.of(comparison)))
                        .ifPresent(problem -> refuse(Operator.SIZE, problem, member.getValue(), place, in));
                comparisons.add(comparison);
            }
        }
        if (comparisons.isEmpty() && in.problemCount() == before) {
            in.problem(INVALID_FILTER, path, "$size needs an operator", HintText.of(Operator.SIZE));
        }
        return in.problemCount() > before ? null : new SizeCondition(comparisons);
    }

    private static @Nullable Operand refuse(
            Operator operator, String problem, JsonNode found, String path, Reading in) {
        in.unfit(INVALID_FILTER, path, problem, found, HintText.of(operator));
        return null;
    }
}
