package com.objectstack.compiler.normalize;

import com.objectstack.query.AllOf;
import com.objectstack.query.AnyOf;
import com.objectstack.query.Condition;
import com.objectstack.query.Everything;
import com.objectstack.query.ExistsCondition;
import com.objectstack.query.FieldCondition;
import com.objectstack.query.FieldEquals;
import com.objectstack.query.FilterObject;
import com.objectstack.query.Not;
import com.objectstack.query.RelationCondition;
import java.util.List;
import java.util.Optional;

/** {@code {account: {name: "x"}}} → {@code {"account.name": "x"}}: every name in it is prefixed (SEMANTICS.md §3). */
final class PrefixRelation implements FilterRule {
    @Override
    public Optional<Condition> rewrite(Condition node) {
        return node instanceof RelationCondition relation
                ? Optional.of(prefixed(relation.condition(), relation.field() + "."))
                : Optional.empty();
    }

    private static Condition prefixed(Condition node, String prefix) {
        return switch (node) {
            case Everything everything -> everything;
            case FilterObject object -> new FilterObject(each(object.members(), prefix));
            case AllOf all -> new AllOf(each(all.terms(), prefix));
            case AnyOf any -> new AnyOf(each(any.terms(), prefix));
            case Not not -> new Not(prefixed(not.term(), prefix));
            case FieldEquals equals -> new FieldEquals(prefix + equals.field(), equals.value());
            case FieldCondition field -> new FieldCondition(prefix + field.field(), field.path(), field.comparisons());
            case RelationCondition relation -> new RelationCondition(prefix + relation.field(), relation.condition());
            case ExistsCondition exists -> exists;
        };
    }

    private static List<Condition> each(List<Condition> terms, String prefix) {
        return terms.stream().map(term -> prefixed(term, prefix)).toList();
    }
}
