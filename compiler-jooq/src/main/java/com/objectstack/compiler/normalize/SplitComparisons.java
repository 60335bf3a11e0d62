package com.objectstack.compiler.normalize;

import com.objectstack.query.AllOf;
import com.objectstack.query.Condition;
import com.objectstack.query.FieldCondition;
import java.util.List;
import java.util.Optional;

/** {@code {a: {$gt: 1, $lt: 5}}} → {@code $and: [{a: {$gt: 1}}, {a: {$lt: 5}}]}. */
final class SplitComparisons implements FilterRule {
    @Override
    public Optional<Condition> rewrite(Condition node) {
        if (!(node instanceof FieldCondition field) || field.comparisons().size() < 2) {
            return Optional.empty();
        }
        List<Condition> single = field.comparisons().stream()
                .<Condition>map(one -> new FieldCondition(field.field(), field.path(), List.of(one)))
                .toList();
        return Optional.of(new AllOf(single));
    }
}
