package com.objectstack.compiler.ddl;

import com.objectstack.compiler.model.TableModel;
import com.objectstack.query.AllOf;
import com.objectstack.query.AnyOf;
import com.objectstack.query.Comparison;
import com.objectstack.query.Condition;
import com.objectstack.query.Everything;
import com.objectstack.query.ExistsCondition;
import com.objectstack.query.FieldCondition;
import com.objectstack.query.FieldEquals;
import com.objectstack.query.FilterObject;
import com.objectstack.query.Literal;
import com.objectstack.query.LiteralList;
import com.objectstack.query.Not;
import com.objectstack.query.Operator;
import com.objectstack.query.RelationCondition;
import com.objectstack.schema.ValueClass;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code {a: {$in: [1, 2]}}} → {@code {$or: [{a: {$eq: 1}}, {a: {$eq: 2}}]}}, {@code $nin} → its complement: lists are
 * queried as JSON elsewhere, and the filter of an index may hold no subquery. NULL members stay what they are.
 */
final class ExpandMembership {
    private final TableModel table;

    ExpandMembership(TableModel table) {
        this.table = table;
    }

    Condition apply(Condition filter) {
        return switch (filter) {
            case AllOf all -> new AllOf(all.terms().stream().map(this::apply).toList());
            case AnyOf any -> new AnyOf(any.terms().stream().map(this::apply).toList());
            case FilterObject object ->
                new AllOf(object.members().stream().map(this::apply).toList());
            case Not not -> new Not(apply(not.term()));
            case FieldCondition field -> expand(field);
            case Everything unchanged -> unchanged;
            case FieldEquals unchanged -> unchanged;
            case RelationCondition unchanged -> unchanged;
            case ExistsCondition unchanged -> unchanged;
        };
    }

    private Condition expand(FieldCondition field) {
        List<Condition> terms = new ArrayList<>();
        for (Comparison comparison : field.comparisons()) {
            boolean isIn = comparison.operator() == Operator.IN;
            if ((isIn || comparison.operator() == Operator.NIN)
                    && comparison.operand() instanceof LiteralList list
                    && !asksForElements(field.field())) {
                Condition any = anyOf(field, list);
                terms.add(isIn ? any : new Not(any));
            } else {
                terms.add(new FieldCondition(field.field(), field.path(), List.of(comparison)));
            }
        }
        return terms.size() == 1 ? terms.get(0) : new AllOf(terms);
    }

    private static Condition anyOf(FieldCondition field, LiteralList list) {
        List<Condition> terms = new ArrayList<>();
        for (Object value : list.values()) {
            Comparison equal = new Comparison(Operator.EQ, new Literal(value));
            terms.add(new FieldCondition(field.field(), field.path(), List.of(equal)));
        }
        return new AnyOf(terms);
    }

    /** Of a multi-valued field, membership is about its elements (SEMANTICS.md decision 10). */
    private boolean asksForElements(String field) {
        return table.column(field)
                .flatMap(column -> column.kind())
                .filter(kind -> kind == ValueClass.LIST)
                .isPresent();
    }
}
