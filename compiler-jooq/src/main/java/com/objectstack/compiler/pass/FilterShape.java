package com.objectstack.compiler.pass;

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
import com.objectstack.query.Literal;
import com.objectstack.query.LiteralList;
import com.objectstack.query.Not;
import com.objectstack.query.Operator;
import com.objectstack.query.QueryAST;
import com.objectstack.query.RelationCondition;
import com.objectstack.query.SizeCondition;
import com.objectstack.query.Subquery;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Parts a filter: the values that fields are compared with are literals, all the rest is its shape. */
final class FilterShape {
    private final ShapeParts parts;
    private final Consumer<QueryAST> nested;
    private int depth;

    /**
     * Reads filters.
     *
     * @param parts where their parts are added
     * @param nested reads the queries in them
     */
    FilterShape(ShapeParts parts, Consumer<QueryAST> nested) {
        this.parts = parts;
        this.nested = nested;
    }

    void read(Condition node) {
        if (!(node instanceof FieldCondition)) {
            // The most frequent kind begins with its field's name, no other does.
            parts.add(node.getClass());
        }
        parts.keepIf(++depth <= ValidateFilter.MAX_DEPTH);
        if (parts.isKeepable()) {
            readParts(node);
        }
        depth--;
    }

    private void readParts(Condition node) {
        switch (node) {
            case Everything everything -> {}
            case AllOf all -> conditions(all.terms());
            case AnyOf any -> conditions(any.terms());
            case FilterObject object -> conditions(object.members());
            case Not not -> read(not.term());
            case RelationCondition relation -> {
                parts.add(relation.field());
                read(relation.condition());
            }
            case ExistsCondition exists -> nested.accept(exists.subquery().query());
            case FieldEquals equals -> {
                parts.add(equals.field());
                comparand(Operator.EQ, equals.value());
            }
            case FieldCondition field -> field(field);
        }
    }

    private void conditions(List<Condition> terms) {
        parts.add(terms.size());
        for (Condition term : terms) {
            if (parts.isKeepable()) {
                read(term);
            }
        }
    }

    private void field(FieldCondition field) {
        parts.add(field.field());
        List<Comparison> comparisons = field.comparisons();
        if (!field.path().isEmpty() || comparisons.size() > 1) {
            // Neither of them is an operator, which stands here otherwise.
            parts.add(field.path());
            parts.add(comparisons.size());
        }
        for (int place = 0; place < comparisons.size(); place++) {
            Comparison comparison = comparisons.get(place);
            parts.add(comparison.operator());
            operand(comparison);
        }
    }

    private void operand(Comparison comparison) {
        switch (comparison.operand()) {
            case Literal literal -> comparand(comparison.operator(), literal);
            case LiteralList list -> members(comparison.operator(), list);
            case FieldReference reference -> parts.add(reference);
            case SizeCondition size -> parts.add(size);
            case Subquery subquery -> nested.accept(subquery.query());
        }
    }

    private void comparand(Operator operator, Literal literal) {
        Object value = literal.value();
        switch (operator) {
            case NULL, EXISTS, SIZE -> parts.add(literal);
            default -> {
                Object kind = LiteralKind.of(operator, value);
                parts.add(kind);
                if (value != null && !LiteralKind.isWhole(kind)) {
                    parts.literal(literal, value);
                }
            }
        }
    }

    private void members(Operator operator, LiteralList list) {
        List<@Nullable Object> members = list.values();
        if (operator == Operator.BETWEEN) {
            comparand(Operator.GTE, new Literal(members.get(0)));
            comparand(Operator.LTE, new Literal(members.get(1)));
            return;
        }
        Object kind = LiteralKind.ofMembers(members);
        if (kind == null) {
            parts.keepIf(false);
            return;
        }
        parts.add(kind);
        if (!LiteralKind.isWhole(kind)) {
            parts.literal(list, members);
        }
    }
}
