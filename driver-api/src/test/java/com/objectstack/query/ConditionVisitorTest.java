package com.objectstack.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConditionVisitorTest {
    private static final Condition EQUALS = new FieldEquals("a", Literal.NULL);

    static Stream<Condition> conditions() {
        return Stream.of(
                new Everything(),
                new FilterObject(List.of(EQUALS, EQUALS)),
                new AllOf(List.of()),
                new AnyOf(List.of()),
                new Not(EQUALS),
                EQUALS,
                FieldCondition.of("a", Operator.NULL, new Literal(true)),
                new RelationCondition("a", EQUALS),
                new ExistsCondition(new Subquery(Query.from("a").build())));
    }

    /** Names the kind by the method that was called. */
    private static final class Kinds implements ConditionVisitor<Class<?>> {
        @Override
        public Class<?> everything(Everything condition) {
            return Everything.class;
        }

        @Override
        public Class<?> filterObject(FilterObject condition) {
            return FilterObject.class;
        }

        @Override
        public Class<?> allOf(AllOf condition) {
            return AllOf.class;
        }

        @Override
        public Class<?> anyOf(AnyOf condition) {
            return AnyOf.class;
        }

        @Override
        public Class<?> not(Not condition) {
            return Not.class;
        }

        @Override
        public Class<?> fieldEquals(FieldEquals condition) {
            return FieldEquals.class;
        }

        @Override
        public Class<?> fieldCondition(FieldCondition condition) {
            return FieldCondition.class;
        }

        @Override
        public Class<?> relationCondition(RelationCondition condition) {
            return RelationCondition.class;
        }

        @Override
        public Class<?> existsCondition(ExistsCondition condition) {
            return ExistsCondition.class;
        }

        @Override
        public Class<?> otherwise(Condition condition) {
            throw new AssertionError("no method for " + condition);
        }
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void everyKindHasItsMethod(Condition condition) {
        assertThat(ConditionVisitor.visit(condition, new Kinds())).isEqualTo(condition.getClass());
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void everyKindFallsBack(Condition condition) {
        ConditionVisitor<Condition> fallback = other -> other;

        assertThat(ConditionVisitor.visit(condition, fallback)).isSameAs(condition);
    }

    @Test
    void everyKindIsTested() {
        assertThat(conditions().map(Object::getClass))
                .containsExactlyInAnyOrder(Condition.class.getPermittedSubclasses());
    }
}
