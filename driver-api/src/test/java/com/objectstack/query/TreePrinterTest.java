package com.objectstack.query;

import static com.objectstack.query.Field.field;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.query.json.QueryArbitraries;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TreePrinterTest {
    @Test
    void onlyWhatDiffersFromTheDefaultIsPrinted() {
        assertThat(QueryAST.ALL).hasToString("query");
        assertThat(Query.from("invoice").limit(10).build()).hasToString("query invoice\n  limit 10");
    }

    @Test
    void aFilterIsPrintedAsATree() {
        Condition condition = new FilterObject(List.of(
                new FieldEquals("state", new Literal("op\"en")),
                new AnyOf(List.of(field("total").gt(100L), new Everything(), new AllOf(List.of()))),
                new Not(new RelationCondition("account", new FieldEquals("name", Literal.NULL))),
                new FieldCondition(
                        "meta",
                        List.of(new JsonStep.Member("a.b"), new JsonStep.Element(-1)),
                        List.of(
                                new Comparison(Operator.GTE, new Literal(0.5)),
                                new Comparison(Operator.NE, new FieldReference("b"))))));

        assertThat(condition).hasToString("""
                object
                  state = "op\\"en"
                  $or
                    total $gt 100
                    everything
                    $and of none
                  $not
                    account of which
                      name = null
                  meta["a.b"][-1] $gte 0.5
                                  $ne field b""");
    }

    @Test
    void aWholeQueryIsPrintedInAStableOrder() {
        QueryAST tree = Query.from("tree").build();
        QueryAST query = Query.from("invoice")
                .limit(10)
                .offset(5)
                .top(10)
                .cursor(new Cursor.Position(Map.of("id", "7")))
                .orderBy(SortNode.desc("total").nullsLast(), SortNode.asc("id"))
                .distinct()
                .having(field("n").gt(1L))
                .window(new WindowFunction(
                        WindowFunction.Function.LAG,
                        "total",
                        "before",
                        null,
                        2L,
                        new Literal(0L),
                        new Window(
                                List.of("account"),
                                List.of(SortNode.asc("at")),
                                new Frame(
                                        Frame.Unit.RANGE,
                                        new Frame.Bound.Preceding(1.5),
                                        new Frame.Bound.CurrentRow(),
                                        Frame.Exclude.CURRENT_ROW))))
                .aggregate(Aggregation.sum("total", "s")
                        .distinctValues()
                        .where(field("paid").eq(true)))
                .groupBy(
                        new GroupKey.Field("account", "a"),
                        new GroupKey.Bucket("at", DateGranularity.WEEK, "UTC", "w"),
                        GroupKey.of("state"))
                .join(new Join(
                        Join.Type.LEFT,
                        Join.Strategy.HASH,
                        "account",
                        "c",
                        field("c.id").eq(new FieldReference("account")),
                        tree))
                .searchFields("name")
                .search(Search.of("word"))
                .where(field("account").in(List.of(1L)).and(new ExistsCondition(new Subquery(tree))))
                .select(new Selection.Nested("account", List.of(Selection.of("name")), "acc"), Selection.of("id"))
                .with(new CommonTable("tree", tree, new CommonTable.Recursion(tree, CommonTable.Union.DISTINCT, 9)))
                .expand("account", tree)
                .build();

        assertThat(query).hasToString("""
                query invoice
                  with tree
                    query tree
                    step union distinct maxDepth 9
                      query tree
                  fields account(name) as acc, id
                  where
                    $and
                      account $in [1]
                      $exists
                        query tree
                  search "word"
                  searchFields name
                  left join account as c by hash
                    c.id $eq field account
                    query tree
                  groupBy account as a, week(at) in UTC as w, state
                  aggregate sum(distinct total) as s
                    filter
                      paid $eq true
                  window lag(total) offset 2 default 0 as before partitionBy account orderBy at frame range from 1.5 preceding to current row exclude current row
                  having
                    n $gt 1
                  distinct
                  orderBy total desc nulls last, id
                  limit 10
                  offset 5
                  top 10
                  cursor after id: "7"
                  expand account
                    query tree""");
    }

    @Test
    void aSubqueryStandsUnderItsOperator() {
        assertThat(field("a").eq(new Subquery(Query.from("b").fields("c").build())))
                .hasToString("a $eq of\n  query b\n    fields c");
    }

    @Test
    void literalsOfOtherTypesSayTheirType() {
        assertThat(field("a").eq(new BigDecimal("1.50"))).hasToString("a $eq BigDecimal 1.50");
        assertThat(field("a").in(List.of(Instant.EPOCH, LocalDate.EPOCH, LocalTime.NOON, "x\ny\\")))
                .hasToString("a $in [1970-01-01T00:00:00Z, 1970-01-01, 12:00, \"x\\ny\\\\\"]");
    }

    @Test
    void longListsAreCut() {
        List<Long> values = IntStream.range(0, 25).mapToObj(i -> (long) i).toList();

        assertThat(field("a").in(values).toString()).endsWith("18, 19, and 5 more]");
    }

    @Test
    void sizesAndFurtherNodesAreReadable() {
        Comparison one = new Comparison(Operator.GTE, new Literal(1L));
        Window whole = new Window(
                List.of(),
                List.of(),
                new Frame(
                        Frame.Unit.GROUPS,
                        new Frame.Bound.UnboundedPreceding(),
                        new Frame.Bound.UnboundedFollowing(),
                        Frame.Exclude.NO_OTHERS));
        QueryAST query = Query.query()
                .where(FieldCondition.of("tags", Operator.SIZE, new SizeCondition(List.of(one))))
                .aggregate(new Aggregation(
                        AggregateFunction.STRING_AGG,
                        null,
                        null,
                        false,
                        new Everything(),
                        ";",
                        List.of(SortNode.asc("a"))))
                .window(new WindowFunction(WindowFunction.Function.NTILE, null, "q", 4L, null, null, whole))
                .nearest(new Nearest("v", List.of(1.0), 3, null, null, false))
                .cursor(new Cursor.Token("abc"))
                .join(new Join(Join.Type.INNER, Join.Strategy.AUTO, "b", null, new Everything(), null))
                .build();

        assertThat(query).hasToString("""
                query
                  where
                    tags $size {$gte 1}
                  nearest Nearest[field=v, vector=[1.0], k=3, as=null, maxDistance=null, approximate=false]
                  inner join b
                    everything
                  aggregate string_agg() separator ";" orderBy a
                  window ntile() n 4 as q frame groups from unbounded preceding to unbounded following
                  cursor "abc\"""");
        assertThat(new Frame.Bound.Following(2L)).isNotNull();
    }

    @Test
    void aTreeThatIsTooDeepIsCut() {
        Condition deep = field("a").isNull();
        for (int level = 0; level < 50_000; level++) {
            deep = deep.not();
        }

        assertThat(deep.toString()).endsWith("...").hasLineCount(202);
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void differentQueriesPrintDifferently(@ForAll("queries") QueryAST one, @ForAll("queries") QueryAST other) {
        assertThat(one.toString().equals(other.toString())).isEqualTo(one.equals(other));
    }

    @Provide
    Arbitrary<QueryAST> queries() {
        return QueryArbitraries.queries(1);
    }
}
