package com.objectstack.query;

import static com.objectstack.query.Field.field;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.objectstack.query.json.QueryArbitraries;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QueryTest {
    private static FieldCondition on(Operator operator, Operand operand) {
        return FieldCondition.of("a", operator, operand);
    }

    @Test
    void aFieldStartsEveryCondition() {
        assertThat(List.of(
                        field("a").eq(1L),
                        field("a").ne(null),
                        field("a").gt(1L),
                        field("a").gte(1L),
                        field("a").lt(new FieldReference("b")),
                        field("a").lte(1L),
                        field("a").in(List.of(1L)),
                        field("a").nin(List.of()),
                        field("a").between(1L, 2L),
                        field("a").contains("x"),
                        field("a").notContains("x"),
                        field("a").startsWith("x"),
                        field("a").endsWith("x"),
                        field("a").icontains("x"),
                        field("a").like("x"),
                        field("a").ilike("x"),
                        field("a").isNull(),
                        field("a").isNotNull(),
                        field("a").all(List.of("x")),
                        field("a").size(2)))
                .isEqualTo(List.of(
                        on(Operator.EQ, new Literal(1L)),
                        on(Operator.NE, Literal.NULL),
                        on(Operator.GT, new Literal(1L)),
                        on(Operator.GTE, new Literal(1L)),
                        on(Operator.LT, new FieldReference("b")),
                        on(Operator.LTE, new Literal(1L)),
                        on(Operator.IN, LiteralList.of(1L)),
                        on(Operator.NIN, LiteralList.of()),
                        on(Operator.BETWEEN, LiteralList.of(1L, 2L)),
                        on(Operator.CONTAINS, new Literal("x")),
                        on(Operator.NOT_CONTAINS, new Literal("x")),
                        on(Operator.STARTS_WITH, new Literal("x")),
                        on(Operator.ENDS_WITH, new Literal("x")),
                        on(Operator.ICONTAINS, new Literal("x")),
                        on(Operator.LIKE, new Literal("x")),
                        on(Operator.ILIKE, new Literal("x")),
                        on(Operator.NULL, new Literal(true)),
                        on(Operator.NULL, new Literal(false)),
                        on(Operator.ALL, LiteralList.of("x")),
                        on(Operator.SIZE, new Literal(2L))));
    }

    @Test
    void conditionsAreJoined() {
        Condition a = field("a").isNull();
        Condition b = field("b").isNull();

        assertThat(a.and(b)).isEqualTo(new AllOf(List.of(a, b)));
        assertThat(a.or(b)).isEqualTo(new AnyOf(List.of(a, b)));
        assertThat(a.not()).isEqualTo(new Not(a));
    }

    @Test
    void malformedNodesAreBugs() {
        Comparison one = new Comparison(Operator.EQ, new Literal(1L));

        assertThatThrownBy(() -> new FieldCondition("a", List.of(), List.of()))
                .hasMessage("comparisons must be one or more, got none for field a");
        assertThatThrownBy(() -> new FieldCondition("a", List.of(), List.of(one, one)))
                .hasMessage("comparisons must name an operator once, got EQ twice");
        assertThatThrownBy(() -> new FilterObject(List.of(new Everything())))
                .hasMessage("members must be two or more, got 1");
        assertThatThrownBy(() -> new FilterObject(List.of(new Everything(), new Everything())))
                .hasMessage("members must be keyed conditions, got everything");
        assertThatThrownBy(() -> new SizeCondition(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Selection.Nested("a", List.of(), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Query.query().limit(-1).build()).hasMessage("limit must be 0 or more, got -1");
        assertThatThrownBy(() -> Query.query().offset(-1).build()).hasMessage("offset must be 0 or more, got -1");
        assertThatThrownBy(() -> Query.query().top(-1).build()).hasMessage("top must be 0 or more, got -1");
        assertThatThrownBy(() -> new Subquery(QueryAST.ALL)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void listsAreCopied() {
        assertThat(Query.from("a").orderBy("b", "c").build().orderBy())
                .containsExactly(SortNode.asc("b"), SortNode.asc("c"))
                .isUnmodifiable();
        assertThat(LiteralList.of(1L, null).values()).isUnmodifiable();
    }

    @Test
    void aQueryKnowsWhetherItIsGroupedOrOrdered() {
        assertThat(QueryAST.ALL.isGrouped()).isFalse();
        assertThat(Query.query().groupBy("a").build().isGrouped()).isTrue();
        assertThat(Query.query().aggregate(Aggregation.count("n")).build().isGrouped())
                .isTrue();
        assertThat(QueryAST.ALL.isOrdered()).isFalse();
        assertThat(Query.query().limit(1).build().isOrdered()).isTrue();
        assertThat(Query.query().offset(1).build().isOrdered()).isTrue();
        assertThat(Query.query().top(1).build().isOrdered()).isTrue();
        assertThat(Query.query().cursor(new Cursor.Token("x")).build().isOrdered())
                .isTrue();
        assertThat(Query.query().orderBy("a").build().isOrdered()).isTrue();
    }

    @Test
    void aCursorIsATokenOrThePlaceOfARecord() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("name", null);
        values.put("id", "7");

        assertThat(Query.query().cursor("x").build().cursor()).isEqualTo(new Cursor.Token("x"));
        assertThat(Query.query().cursor(values).build().cursor()).isEqualTo(new Cursor.Position(values));
    }

    @Test
    void topIsAnotherSpellingOfLimit() {
        assertThat(QueryAST.ALL.effectiveLimit()).isEmpty();
        assertThat(Query.query().top(3).build().effectiveLimit()).contains(3L);
        assertThat(Query.query().top(3).limit(2).build().effectiveLimit()).contains(2L);
    }

    @Test
    void namesInTheRecordHaveDefaults() {
        assertThat(Aggregation.countDistinct("a", "n").outputName()).isEqualTo("n");
        assertThat(new Aggregation(AggregateFunction.COUNT, "*", null, false, new Everything(), null, List.of())
                        .outputName())
                .isEqualTo("count_all");
        assertThat(new Aggregation(AggregateFunction.SUM, "a", null, false, new Everything(), null, List.of())
                        .outputName())
                .isEqualTo("sum_a");
        assertThat(GroupKey.of("a").outputName()).isEqualTo("a");
        assertThat(new GroupKey.Field("a", "b").outputName()).isEqualTo("b");
        assertThat(GroupKey.bucket("at", DateGranularity.DAY, "d").outputName()).isEqualTo("d");
        assertThat(new GroupKey.Bucket("at", DateGranularity.DAY, null, null).outputName())
                .isEqualTo("at");
        assertThat(new Nearest("v", List.of(), 1, null, null, false).outputName())
                .isEqualTo("_distance");
        assertThat(new Nearest("v", List.of(), 1, "d", null, false).outputName())
                .isEqualTo("d");
        assertThat(new Selection.Field("a", "b").alias()).contains("b");
        assertThat(new Selection.Nested("a", List.of(Selection.of("b")), null).alias())
                .isEmpty();
        Join join = new Join(Join.Type.INNER, Join.Strategy.AUTO, "c", null, new Everything(), null);
        assertThat(join.alias()).isEqualTo("c");
        assertThat(join.subquery()).isEmpty();
    }

    @Test
    void aggregatesAreChangedStepByStep() {
        Condition open = field("state").eq("open");

        assertThat(Aggregation.sum("a", "s").where(open).distinctValues())
                .isEqualTo(new Aggregation(AggregateFunction.SUM, "a", "s", true, open, null, List.of()));
        assertThat(List.of(Aggregation.avg("a", "x"), Aggregation.min("a", "x"), Aggregation.max("a", "x")))
                .extracting(Aggregation::function)
                .containsExactly(AggregateFunction.AVG, AggregateFunction.MIN, AggregateFunction.MAX);
        assertThat(Aggregation.count("n").field()).isEmpty();
    }

    @Test
    void sortKeysAreChangedStepByStep() {
        assertThat(SortNode.desc("a").nullsFirst()).isEqualTo(new SortNode("a", SortOrder.DESC, NullOrder.FIRST));
        assertThat(SortNode.asc("a").nullsLast()).isEqualTo(new SortNode("a", SortOrder.ASC, NullOrder.LAST));
    }

    @ParameterizedTest
    @EnumSource(AggregateFunction.class)
    void everyAggregateFunctionHasItsWord(AggregateFunction function) {
        assertThat(AggregateFunction.fromWireName(function.wireName())).contains(function);
        assertThat(AggregateFunction.fromWireName(function.name())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(WindowFunction.Function.class)
    void everyWindowFunctionHasItsWord(WindowFunction.Function function) {
        assertThat(WindowFunction.Function.fromWireName(function.wireName())).contains(function);
        assertThat(WindowFunction.Function.fromWireName("median")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DateGranularity.class)
    void everyGranularityHasItsWord(DateGranularity granularity) {
        assertThat(DateGranularity.fromWireName(granularity.wireName())).contains(granularity);
        assertThat(DateGranularity.fromWireName("hour")).isEmpty();
    }

    @Test
    void aBuilderTakesEveryPart() {
        QueryAST inner = Query.from("b").build();
        QueryAST query = Query.matching(new Everything())
                .with(new CommonTable("t", inner, null))
                .fields("a")
                .select(Selection.of("b"))
                .groupBy(GroupKey.of("c"))
                .searchFields("d")
                .distinct()
                .expand("e", inner)
                .build();

        assertThat(query.with()).hasSize(1);
        assertThat(query.with().get(0).recursive()).isEmpty();
        assertThat(query.fields()).containsExactly(Selection.of("a"), Selection.of("b"));
        assertThat(query.searchFields()).containsExactly("d");
        assertThat(query.distinct()).isTrue();
        assertThat(query.expand()).isEqualTo(Map.of("e", inner));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void aBuilderKeepsTheQueryItStartsFrom(@ForAll("queries") QueryAST query) {
        assertThat(query.toBuilder().build()).isEqualTo(query);
    }

    @Provide
    Arbitrary<QueryAST> queries() {
        return QueryArbitraries.queries(1);
    }
}
