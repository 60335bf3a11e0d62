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
import com.objectstack.query.LiteralList;
import com.objectstack.query.Not;
import com.objectstack.query.Operand;
import com.objectstack.query.Operator;
import com.objectstack.query.RelationCondition;
import com.objectstack.query.Subquery;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Conditions one step smaller: without a term, a negation, a member. */
final class SmallerConditions {
    private SmallerConditions() {}

    static Stream<Condition> of(Condition condition) {
        Stream<Condition> parts = switch (condition) {
            case Everything everything -> Stream.empty();
            case AllOf(List<Condition> terms) -> terms(terms, AllOf::new);
            case AnyOf(List<Condition> terms) -> terms(terms, AnyOf::new);
            case FilterObject(List<Condition> members) -> Stream.concat(members.stream(), lists(members, AllOf::new));
            case Not(Condition term) -> Stream.concat(Stream.of(term), of(term).map(Condition::not));
            case RelationCondition(String field, Condition inner) ->
                of(inner).map(smaller -> new RelationCondition(field, smaller));
            case ExistsCondition(Subquery subquery) ->
                SmallerQueries.of(subquery.query()).map(query -> new ExistsCondition(new Subquery(query)));
            case FieldEquals equals -> Stream.empty();
            case FieldCondition field -> comparisons(field);
        };
        return condition instanceof Everything ? parts : Stream.concat(Stream.of(new Everything()), parts);
    }

    private static Stream<Condition> terms(List<Condition> terms, Function<List<Condition>, Condition> whole) {
        return Stream.concat(terms.stream(), lists(terms, whole));
    }

    private static Stream<Condition> lists(List<Condition> terms, Function<List<Condition>, Condition> whole) {
        Stream<List<Condition>> changed = Lists.replacing(terms, SmallerConditions::of);
        return Stream.concat(Lists.without(terms), changed).map(whole);
    }

    private static Stream<Condition> comparisons(FieldCondition field) {
        Stream<List<Comparison>> fewer =
                Lists.without(field.comparisons()).filter(comparisons -> !comparisons.isEmpty());
        Stream<List<Comparison>> smaller = Lists.replacing(field.comparisons(), SmallerConditions::of);
        return Stream.concat(fewer, smaller)
                .map(comparisons -> new FieldCondition(field.field(), field.path(), comparisons));
    }

    private static Stream<Comparison> of(Comparison comparison) {
        return operands(comparison.operator(), comparison.operand())
                .map(operand -> new Comparison(comparison.operator(), operand));
    }

    private static Stream<Operand> operands(Operator operator, Operand operand) {
        if (operand instanceof Subquery subquery) {
            return SmallerQueries.of(subquery.query()).map(Subquery::new);
        }
        if (operand instanceof LiteralList list && operator != Operator.BETWEEN) {
            return SmallerConditions.<@Nullable Object>withoutOne(list.values()).map(LiteralList::copyOf);
        }
        return Stream.empty();
    }

    private static <T extends @Nullable Object> Stream<List<T>> withoutOne(List<T> values) {
        List<List<T>> all = new ArrayList<>();
        for (int place = 0; place < values.size(); place++) {
            List<T> fewer = new ArrayList<>(values);
            fewer.remove(place);
            all.add(fewer);
        }
        return all.stream();
    }
}
