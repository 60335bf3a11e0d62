package com.objectstack.compiler.pass;

import static com.objectstack.driver.JsonPointers.child;

import com.objectstack.compiler.model.TextRules;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.AggregateFunction;
import com.objectstack.query.Aggregation;
import com.objectstack.query.SortNode;
import com.objectstack.schema.ValueClass;
import java.util.List;
import java.util.Set;

/** Judges what {@code array_agg} and {@code string_agg} collect, in which order; SEMANTICS.md §2. */
final class ValidateCollecting {
    private static final Set<ValueClass> TEXT = Set.of(ValueClass.TEXT);

    private final RowScope scope;
    private final Problems problems;

    ValidateCollecting(RowScope scope, Problems problems) {
        this.scope = scope;
        this.problems = problems;
    }

    /** Adds why a field cannot be collected: every value is an element, but only texts are joined. */
    void checkField(Aggregation aggregation, ScopedField field, String path) {
        if (aggregation.function() == AggregateFunction.STRING_AGG) {
            Kinds.require(field, TEXT, path, "texts are joined; collect other values with array_agg", problems);
        } else if (aggregation.distinct()) {
            Kinds.require(field, Kinds.SCALAR, path, "scalars can be compared", problems);
        }
    }

    /** Adds what is wrong with the separator and the order. */
    void checkOptions(Aggregation aggregation, String path) {
        String name = aggregation.function().wireName();
        String separator = aggregation.separator();
        if (separator != null && aggregation.function() != AggregateFunction.STRING_AGG) {
            refuse(path + "/separator", "only string_agg takes a separator");
        } else if (separator != null && TextRules.problem(separator) != null) {
            problems.add(
                    ErrorCode.INVALID_QUERY,
                    path + "/separator",
                    "the separator " + TextRules.problem(separator),
                    "pass Unicode text without U+0000");
        }
        if (aggregation.orderBy().isEmpty()) {
            return;
        }
        if (!Collecting.is(aggregation)) {
            refuse(path + "/orderBy", name + " has no order");
        } else if (aggregation.distinct()) {
            refuse(path + "/orderBy", "different values are in their own order");
        } else {
            checkOrder(aggregation.orderBy(), path + "/orderBy");
        }
    }

    private void checkOrder(List<SortNode> keys, String path) {
        for (int place = 0; place < keys.size(); place++) {
            String at = child(path, place) + "/field";
            ScopedField field = scope.resolve(keys.get(place).field(), at, problems);
            if (field != null) {
                Kinds.require(field, Kinds.SORTABLE, at, "sort by a scalar", problems);
            }
        }
    }

    private void refuse(String path, String message) {
        problems.add(ErrorCode.INVALID_QUERY, path, message, "leave it out");
    }
}
