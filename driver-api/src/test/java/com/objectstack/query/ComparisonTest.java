package com.objectstack.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which comparand an operator takes; contract §4.2, §4.3, §4.9. */
class ComparisonTest {
    private static final Operand REFERENCE = new FieldReference("b");
    private static final Operand SUBQUERY = new Subquery(Query.from("b").build());
    private static final Operand SIZE = new SizeCondition(List.of(new Comparison(Operator.GT, new Literal(1L))));

    static Stream<Object> scalars() {
        return Stream.of(
                "x",
                true,
                1L,
                1,
                (short) 1,
                (byte) 1,
                0.5,
                0.5f,
                BigDecimal.ONE,
                BigInteger.ONE,
                Instant.EPOCH,
                OffsetDateTime.parse("2026-01-01T00:00:00Z"),
                LocalDate.EPOCH,
                LocalTime.NOON);
    }

    @ParameterizedTest
    @MethodSource("scalars")
    void scalarsAreComparands(Object value) {
        assertThat(Comparison.problem(Operator.EQ, new Literal(value))).isEmpty();
        assertThat(Comparison.problem(Operator.GT, new Literal(value))).isEmpty();
        assertThat(Comparison.problem(Operator.IN, LiteralList.of(value))).isEmpty();
        assertThat(Comparison.problem(Operator.BETWEEN, LiteralList.of(value, value)))
                .isEmpty();
    }

    @Test
    void otherObjectsAreNot() {
        for (Object value : new Object[] {List.of(), new ArrayList<>(), new Object(), 'c', new byte[0], Object.class}) {
            assertThat(Comparison.problem(Operator.EQ, new Literal(value))).isPresent();
            assertThat(Comparison.problem(Operator.IN, LiteralList.of(value))).isPresent();
        }
    }

    @Test
    void nullIsForEqualityAndMembershipOnly() {
        assertThat(Comparison.problem(Operator.EQ, Literal.NULL)).isEmpty();
        assertThat(Comparison.problem(Operator.NE, Literal.NULL)).isEmpty();
        assertThat(Comparison.problem(Operator.NIN, LiteralList.of((Object) null)))
                .isEmpty();
        assertThat(Comparison.problem(Operator.LTE, Literal.NULL)).contains("$lte takes no null");
        assertThat(Comparison.problem(Operator.ALL, LiteralList.of((Object) null)))
                .isPresent();
        assertThat(Comparison.problem(Operator.BETWEEN, LiteralList.of(1L, null)))
                .isPresent();
    }

    @ParameterizedTest
    @EnumSource(Operator.class)
    void referencesAndSubqueriesStandWhereTheyMay(Operator operator) {
        boolean scalar = List.of(Operator.EQ, Operator.NE, Operator.GT, Operator.GTE, Operator.LT, Operator.LTE)
                .contains(operator);
        boolean membership = operator == Operator.IN || operator == Operator.NIN;

        assertThat(Comparison.problem(operator, REFERENCE).isEmpty()).isEqualTo(scalar);
        assertThat(Comparison.problem(operator, SUBQUERY).isEmpty()).isEqualTo(scalar || membership);
        assertThat(Comparison.problem(operator, SIZE).isEmpty()).isEqualTo(operator == Operator.SIZE);
    }

    @ParameterizedTest
    @EnumSource(Operator.class)
    void listsStandWhereTheyMay(Operator operator) {
        boolean lists = List.of(Operator.IN, Operator.NIN, Operator.ALL, Operator.BETWEEN)
                .contains(operator);

        assertThat(Comparison.problem(operator, LiteralList.of("a", "b")).isEmpty())
                .isEqualTo(lists);
    }

    @ParameterizedTest
    @EnumSource(Operator.class)
    void textOperatorsTakeText(Operator operator) {
        if (operator.isTextual()) {
            assertThat(Comparison.problem(operator, new Literal("x"))).isEmpty();
            assertThat(Comparison.problem(operator, new Literal(5L))).isPresent();
            assertThat(Comparison.problem(operator, Literal.NULL)).isPresent();
            assertThat(Comparison.problem(operator, new Literal("")).isPresent())
                    .isEqualTo(operator == Operator.ICONTAINS);
        }
        assertThat(operator.isTextual())
                .isEqualTo(operator.key().matches("\\$(contains|notContains|startsWith|endsWith|icontains|i?like)"));
    }

    @Test
    void patternsDoNotEndInALoneBackslash() {
        assertThat(Comparison.problem(Operator.LIKE, new Literal("a\\"))).isPresent();
        assertThat(Comparison.problem(Operator.LIKE, new Literal("a\\\\"))).isEmpty();
        assertThat(Comparison.problem(Operator.ILIKE, new Literal("\\\\\\"))).isPresent();
        assertThat(Comparison.problem(Operator.LIKE, new Literal(""))).isEmpty();
    }

    @Test
    void flagsAreBooleans() {
        assertThat(Comparison.problem(Operator.NULL, new Literal(false))).isEmpty();
        assertThat(Comparison.problem(Operator.EXISTS, new Literal("false"))).contains("$exists takes true or false");
    }

    @Test
    void datePresetsAreNotOrdered() {
        assertThat(Comparison.problem(Operator.GTE, new Literal("last_7_days"))).isPresent();
        assertThat(Comparison.problem(Operator.BETWEEN, LiteralList.of("today", "2026-01-01")))
                .isPresent();
        assertThat(Comparison.problem(Operator.EQ, new Literal("today"))).isEmpty();
        assertThat(Comparison.problem(Operator.IN, LiteralList.of("today"))).isEmpty();
    }

    @Test
    void aPairHasTwoMembers() {
        assertThat(Comparison.problem(Operator.BETWEEN, LiteralList.of(1L))).isPresent();
        assertThat(Comparison.problem(Operator.BETWEEN, LiteralList.of(1L, 2L, 3L)))
                .isPresent();
        assertThat(Comparison.problem(Operator.BETWEEN, new Literal(1L))).isPresent();
    }

    @Test
    void sizesAreWholeNumbers() {
        assertThat(Comparison.problem(Operator.SIZE, new Literal(2))).isEmpty();
        assertThat(Comparison.problem(Operator.SIZE, new Literal(2.0))).isPresent();
        assertThat(Comparison.problem(Operator.SIZE, size(Operator.IN, LiteralList.of(1L, 2L))))
                .isEmpty();
        assertThat(Comparison.problem(Operator.SIZE, size(Operator.IN, LiteralList.of("a"))))
                .isPresent();
        assertThat(Comparison.problem(Operator.SIZE, size(Operator.EQ, new Literal("a"))))
                .isPresent();
        assertThat(Comparison.problem(Operator.SIZE, size(Operator.EQ, REFERENCE)))
                .isPresent();
        assertThat(Comparison.problem(Operator.SIZE, size(Operator.EQ, SUBQUERY)))
                .isPresent();
        assertThat(Comparison.problem(Operator.SIZE, size(Operator.SIZE, SIZE))).isPresent();
        assertThat(Comparison.problem(Operator.SIZE, size(Operator.LIKE, new Literal("a"))))
                .isPresent();
    }

    private static Operand size(Operator operator, Operand operand) {
        return new SizeCondition(List.of(new Comparison(operator, operand)));
    }

    @Test
    void aWrongComparandIsABugInTypedCode() {
        assertThatThrownBy(() -> new Comparison(Operator.IN, new Literal("x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("$in takes a list");
    }

    @ParameterizedTest
    @EnumSource(Operator.class)
    void everyOperatorIsFoundByItsKey(Operator operator) {
        assertThat(Operator.fromKey(operator.key())).contains(operator);
        assertThat(Operator.fromKey(operator.name())).isEmpty();
    }
}
