package com.objectstack.query.json;

import static com.objectstack.driver.ErrorCode.INVALID_FILTER;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.query.AllOf;
import com.objectstack.query.AnyOf;
import com.objectstack.query.Comparison;
import com.objectstack.query.Condition;
import com.objectstack.query.Everything;
import com.objectstack.query.FieldCondition;
import com.objectstack.query.FieldEquals;
import com.objectstack.query.FieldReference;
import com.objectstack.query.Literal;
import com.objectstack.query.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Lowers array filters; contract §4.8. Pointers are those of the array as it was written. */
final class ArrayFilterReader {
    private static final String SHAPES = "write [\"field\", \">\", value], [\"and\", [...], [...]] or [[...], [...]]";

    /** Whether the text on the right of a comparison is a field: so it is in a join's {@code on}. */
    private final boolean comparesFields;

    private final Reading in;

    private ArrayFilterReader(boolean comparesFields, Reading in) {
        this.comparesFields = comparesFields;
        this.in = in;
    }

    /** The condition an array means; an array without a comparison in it is no filter. */
    static Condition read(JsonNode array, String path, boolean comparesFields, Reading in) {
        Condition condition = new ArrayFilterReader(comparesFields, in).array(array, path);
        return condition == null ? new Everything() : condition;
    }

    private @Nullable Condition array(JsonNode array, String path) {
        if (array.isEmpty() || !in.enter(path)) {
            return null;
        }
        Condition condition = shape(array, path);
        in.leave();
        return condition;
    }

    private @Nullable Condition shape(JsonNode array, String path) {
        JsonNode first = array.get(0);
        String word = first.isTextual() ? first.textValue().toLowerCase(Locale.ROOT) : "";
        boolean isField = array.size() > 1 && array.get(1).isTextual();
        if ((word.equals("and") || word.equals("or")) && !isField) {
            return group(array, 1, word.equals("or"), path);
        }
        if (first.isTextual()) {
            return comparison(array, path);
        }
        if (StreamSupport.stream(array.spliterator(), false).allMatch(JsonNode::isArray)) {
            return group(array, 0, false, path);
        }
        in.unfit(INVALID_FILTER, path, "this is no array filter", array, SHAPES);
        return null;
    }

    private @Nullable Condition group(JsonNode array, int first, boolean any, String path) {
        List<Condition> children = new ArrayList<>();
        for (int place = first; place < array.size(); place++) {
            Condition child = child(array.get(place), JsonPointers.child(path, place));
            if (child != null) {
                children.add(child);
            }
        }
        if (children.size() < 2) {
            return children.isEmpty() ? null : children.get(0);
        }
        return any ? new AnyOf(children) : new AllOf(children);
    }

    private @Nullable Condition child(JsonNode node, String path) {
        if (node.isArray()) {
            return array(node, path);
        }
        return node.isNull() ? null : FilterReader.object(node, path, in);
    }

    private @Nullable Condition comparison(JsonNode array, String path) {
        String field = array.get(0).textValue();
        if (!array.has(1) || !array.get(1).isTextual()) {
            in.unfit(INVALID_FILTER, path, "an array filter names an operator after its field", array, SHAPES);
            return null;
        }
        String operatorPath = JsonPointers.child(path, 1);
        Infix infix = Infix.find(array.get(1).textValue(), operatorPath, in);
        if (infix == null) {
            return null;
        }
        if (array.size() > 3) {
            in.unfit(
                    INVALID_FILTER,
                    JsonPointers.child(path, 3),
                    "an array filter ends after its value",
                    array.get(3),
                    "put several values into one list, join several filters by [\"and\", [...], [...]]");
            return null;
        }
        Boolean isNull = infix.nullCheck();
        if (isNull != null) {
            return FieldCondition.of(field, Operator.NULL, new Literal(isNull));
        }
        if (array.size() < 3) {
            in.unfit(INVALID_FILTER, path, "this operator needs a value", array, SHAPES);
            return null;
        }
        return compared(field, infix.operator(), array.get(2), JsonPointers.child(path, 2));
    }

    private @Nullable Condition compared(String field, Operator operator, JsonNode value, String path) {
        if (comparesFields && value.isTextual() && Infix.COMPARISONS.contains(operator)) {
            return FieldCondition.of(field, operator, new FieldReference(value.textValue()));
        }
        if (operator == Operator.EQ && !value.isContainerNode()) {
            Literal literal = OperandReader.literal(value, path, in);
            return literal == null ? null : new FieldEquals(field, literal);
        }
        Comparison comparison = OperandReader.comparison(operator, value, path, in);
        return comparison == null ? null : new FieldCondition(field, List.of(), List.of(comparison));
    }
}
