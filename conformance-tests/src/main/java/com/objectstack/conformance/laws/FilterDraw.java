package com.objectstack.conformance.laws;

import com.objectstack.query.AllOf;
import com.objectstack.query.AnyOf;
import com.objectstack.query.Comparison;
import com.objectstack.query.Condition;
import com.objectstack.query.Everything;
import com.objectstack.query.ExistsCondition;
import com.objectstack.query.FieldCondition;
import com.objectstack.query.FieldEquals;
import com.objectstack.query.FilterObject;
import com.objectstack.query.JsonStep;
import com.objectstack.query.Operator;
import com.objectstack.query.RelationCondition;
import com.objectstack.schema.ValueClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Draws filters over the names seen; every one of them is accepted.
 *
 * @param draw the choices
 * @param seen the names
 * @param comparands the names that may be compared with
 * @param inner draws the queries inside, or null for none
 */
record FilterDraw(
        Draw draw, Sight seen, Sight comparands, @Nullable InnerDraw inner) {
    FilterDraw(Draw draw, Sight seen, @Nullable InnerDraw inner) {
        this(draw, seen, seen, inner);
    }

    Condition any() {
        return tree(draw.between(0, 3));
    }

    private Condition tree(int depth) {
        int kind = depth == 0 ? 0 : draw.between(0, 9);
        return switch (kind) {
            case 0, 1, 2, 3 -> leaf();
            case 4, 5 -> new AllOf(terms(depth));
            case 6, 7 -> new AnyOf(terms(depth));
            case 8 -> tree(depth - 1).not();
            default -> members(depth);
        };
    }

    private List<Condition> terms(int depth) {
        return Stream.generate(() -> tree(depth - 1))
                .limit(draw.chance(5) ? 0 : draw.between(1, 3))
                .toList();
    }

    /** Conditions side by side in one object; members have a key each, and no two the same. */
    private Condition members(int depth) {
        Map<String, Condition> members = new LinkedHashMap<>();
        for (int term = draw.between(2, 3); term > 0; term--) {
            Condition drawn = tree(depth - 1);
            boolean keyless = drawn instanceof Everything || drawn instanceof FilterObject;
            Condition keyed = keyless ? drawn.not() : drawn;
            members.putIfAbsent(key(keyed), keyed);
        }
        return members.size() == 1
                ? members.values().iterator().next()
                : new FilterObject(List.copyOf(members.values()));
    }

    private static String key(Condition condition) {
        return switch (condition) {
            case FieldCondition field -> field.field();
            case FieldEquals field -> field.field();
            case RelationCondition relation -> relation.field();
            default -> condition.getClass().getSimpleName();
        };
    }

    /** One name under an operator or two, what a reference reaches, or whether a query finds something. */
    private Condition leaf() {
        if (inner != null && draw.chance(6)) {
            return new ExistsCondition(inner.exists(seen));
        }
        Seen name = draw.of(seen.names());
        if (inner != null && name.isReference() && name.target() != null && draw.chance(25)) {
            Sight reached = Sight.of(inner.data(), name.target());
            return new RelationCondition(name.name(), new FilterDraw(draw, reached, Sight.NONE, null).tree(1));
        }
        if (name.kind() == ValueClass.JSON && draw.chance(60)) {
            return odd(name);
        }
        return under(name, List.of(), operands(name));
    }

    /** A path in steps, keys of which no dotted name can be. */
    private Condition odd(Seen json) {
        List<JsonStep> steps = draw.of(JsonDraw.STEPS);
        Seen found = new Seen(json.name(), ValueClass.NONE, JsonDraw.SCALARS, null);
        return under(json, steps, operands(found));
    }

    private Condition under(Seen name, List<JsonStep> steps, OperandDraw operands) {
        if (steps.isEmpty() && operands.takesEquality() && draw.chance(15)) {
            return new FieldEquals(name.name(), operands.nullable());
        }
        Map<Operator, Comparison> comparisons = new LinkedHashMap<>();
        for (int number = draw.chance(20) ? 2 : 1; number > 0; number--) {
            Comparison drawn = operands.comparison();
            comparisons.putIfAbsent(drawn.operator(), drawn);
        }
        return new FieldCondition(name.name(), steps, new ArrayList<>(comparisons.values()));
    }

    private OperandDraw operands(Seen name) {
        return new OperandDraw(draw, name, comparands, inner);
    }
}
