package com.objectstack.conformance.reference;

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
import java.util.stream.Stream;

/** Whether a condition follows references from record to record. */
final class ReferencePaths {
    private ReferencePaths() {}

    static boolean isIn(Condition condition, RowNames names) {
        return names(condition, "").anyMatch(name -> names.find(name).filter(Expression::followsReference).isPresent());
    }

    private static Stream<String> names(Condition condition, String prefix) {
        return switch (condition) {
            case AllOf all -> all.terms().stream().flatMap(term -> names(term, prefix));
            case AnyOf any -> any.terms().stream().flatMap(term -> names(term, prefix));
            case FilterObject object -> object.members().stream().flatMap(member -> names(member, prefix));
            case Not not -> names(not.term(), prefix);
            case RelationCondition relation -> names(relation.condition(), prefix + relation.field() + ".");
            case FieldCondition field -> Stream.of(prefix + field.field());
            case FieldEquals equals -> Stream.of(prefix + equals.field());
            case ExistsCondition exists -> Stream.empty();
            case Everything everything -> Stream.empty();
        };
    }
}
