package com.objectstack.compiler.normalize;

import com.objectstack.query.AllOf;
import com.objectstack.query.Condition;
import com.objectstack.query.FilterObject;
import java.util.Optional;

/** {@code {a: 1, b: 2}} → {@code $and: [{a: 1}, {b: 2}]}. */
final class UnfoldFilterObject implements FilterRule {
    @Override
    public Optional<Condition> rewrite(Condition node) {
        return node instanceof FilterObject object ? Optional.of(new AllOf(object.members())) : Optional.empty();
    }
}
