package com.objectstack.query.json;

import static com.objectstack.query.Field.field;
import static com.objectstack.query.json.Refusals.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.objectstack.query.AggregateFunction;
import com.objectstack.query.Aggregation;
import com.objectstack.query.AllOf;
import com.objectstack.query.AnyOf;
import com.objectstack.query.CommonTable;
import com.objectstack.query.Comparison;
import com.objectstack.query.Condition;
import com.objectstack.query.Cursor;
import com.objectstack.query.DateGranularity;
import com.objectstack.query.Everything;
import com.objectstack.query.ExistsCondition;
import com.objectstack.query.FieldCondition;
import com.objectstack.query.FieldEquals;
import com.objectstack.query.FieldReference;
import com.objectstack.query.FilterObject;
import com.objectstack.query.Frame;
import com.objectstack.query.GroupKey;
import com.objectstack.query.Join;
import com.objectstack.query.JsonStep;
import com.objectstack.query.Literal;
import com.objectstack.query.LiteralList;
import com.objectstack.query.Nearest;
import com.objectstack.query.NullOrder;
import com.objectstack.query.Operator;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.RelationCondition;
import com.objectstack.query.Search;
import com.objectstack.query.Selection;
import com.objectstack.query.SizeCondition;
import com.objectstack.query.SortNode;
import com.objectstack.query.SortOrder;
import com.objectstack.query.Subquery;
import com.objectstack.query.Window;
import com.objectstack.query.WindowFunction;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class QueryCodecTest {
    private static QueryAST read(String singleQuoted) {
        return QueryCodec.fromJson(json(singleQuoted));
    }

    private static Condition where(String singleQuoted) {
        return read("{'where': " + singleQuoted + "}").where();
    }

    @Nested
    class Filters {
        @Test
        void anEmptyObjectHoldsEverywhere() {
            assertThat(where("{}")).isEqualTo(new Everything());
        }

        @Test
        void nullAndMissingAreNoFilter() {
            assertThat(where("null")).isEqualTo(new Everything());
            assertThat(QueryCodec.conditionFromJson(NullNode.getInstance(), "")).isEqualTo(new Everything());
            assertThat(QueryCodec.conditionFromJson(MissingNode.getInstance(), ""))
                    .isEqualTo(new Everything());
        }

        @Test
        void oneKeyStandsAlone() {
            assertThat(where("{'a': 5}")).isEqualTo(new FieldEquals("a", new Literal(5L)));
        }

        @Test
        void severalKeysAreAnObject() {
            assertThat(where("{'a': 'x', '$or': []}"))
                    .isEqualTo(new FilterObject(List.of(new FieldEquals("a", new Literal("x")), new AnyOf(List.of()))));
        }

        @Test
        void nullIsAnEqualityWithNull() {
            assertThat(where("{'a': null}")).isEqualTo(new FieldEquals("a", Literal.NULL));
        }

        @Test
        void groupsKeepTheirTerms() {
            assertThat(where("{'$and': [{}, {'$not': {'a': true}}]}"))
                    .isEqualTo(new AllOf(List.of(new Everything(), new FieldEquals("a", new Literal(true)).not())));
        }

        @Test
        void anOperatorMapKeepsItsOrder() {
            assertThat(where("{'a': {'$lt': 5, '$gte': 0.5}}"))
                    .isEqualTo(new FieldCondition(
                            "a",
                            List.of(),
                            List.of(
                                    new Comparison(Operator.LT, new Literal(5L)),
                                    new Comparison(Operator.GTE, new Literal(0.5)))));
        }

        @Test
        void nullIsAMemberOfInAndNin() {
            assertThat(where("{'a': {'$in': ['x', null], '$nin': [null]}}"))
                    .isEqualTo(new FieldCondition(
                            "a",
                            List.of(),
                            List.of(
                                    new Comparison(Operator.IN, LiteralList.of("x", null)),
                                    new Comparison(Operator.NIN, LiteralList.of((Object) null)))));
        }

        @Test
        void aReferenceIgnoresFurtherKeys() {
            assertThat(where("{'a': {'$gt': {'$field': 'b', 'label': 'B'}}}"))
                    .isEqualTo(FieldCondition.of("a", Operator.GT, new FieldReference("b")));
        }

        @Test
        void namesUnderAFieldFilterTheReferencedRecord() {
            assertThat(where("{'account': {'name': 'x', '$not': {'closed': true}}}"))
                    .isEqualTo(new RelationCondition(
                            "account",
                            new FilterObject(List.of(
                                    new FieldEquals("name", new Literal("x")),
                                    new FieldEquals("closed", new Literal(true)).not()))));
        }

        @Test
        void groupsUnderAFieldFilterTheReferencedRecord() {
            assertThat(where("{'account': {'$or': []}}"))
                    .isEqualTo(new RelationCondition("account", new AnyOf(List.of())));
        }

        @Test
        void existsUnderAFieldIsAnOperatorUnlessItHoldsASubquery() {
            Subquery subquery = new Subquery(Query.from("b").build());

            assertThat(where("{'a': {'$exists': false}}"))
                    .isEqualTo(FieldCondition.of("a", Operator.EXISTS, new Literal(false)));
            assertThat(where("{'a': {'$exists': {'$query': {'object': 'b'}}}}"))
                    .isEqualTo(new RelationCondition("a", new ExistsCondition(subquery)));
        }

        @Test
        void subqueriesAreComparandsAndConditions() {
            Subquery subquery = new Subquery(Query.from("b")
                    .fields("c")
                    .where(field("d").eq(new FieldReference("outer.e")))
                    .build());
            String text =
                    "{'$query': {'object': 'b', 'fields': ['c'], 'where': {'d': {'$eq': {'$field': 'outer.e'}}}}}";

            assertThat(where("{'a': {'$in': " + text + "}}")).isEqualTo(FieldCondition.of("a", Operator.IN, subquery));
            assertThat(where("{'a': {'$gte': " + text + "}}"))
                    .isEqualTo(FieldCondition.of("a", Operator.GTE, subquery));
            assertThat(where("{'$exists': " + text + "}")).isEqualTo(new ExistsCondition(subquery));
        }

        @Test
        void aPathHasKeysAndIndexes() {
            assertThat(where("{'meta': {'$path': ['a.b', '0', 0, -1], '$eq': 1}}"))
                    .isEqualTo(new FieldCondition(
                            "meta",
                            List.of(
                                    new JsonStep.Member("a.b"),
                                    new JsonStep.Member("0"),
                                    new JsonStep.Element(0),
                                    new JsonStep.Element(-1)),
                            List.of(new Comparison(Operator.EQ, new Literal(1L)))));
        }

        @Test
        void sizeTakesANumberOrAMap() {
            assertThat(where("{'tags': {'$size': 2}}"))
                    .isEqualTo(FieldCondition.of("tags", Operator.SIZE, new Literal(2L)));
            assertThat(where("{'tags': {'$size': {'$gt': 1, '$in': [2, 3]}}}"))
                    .isEqualTo(FieldCondition.of(
                            "tags",
                            Operator.SIZE,
                            new SizeCondition(List.of(
                                    new Comparison(Operator.GT, new Literal(1L)),
                                    new Comparison(Operator.IN, LiteralList.of(2L, 3L))))));
        }

        @Test
        void presetsAreOrdinaryTextWhereNothingIsOrdered() {
            assertThat(where("{'period': 'today'}")).isEqualTo(new FieldEquals("period", new Literal("today")));
        }

        @Test
        void emptyTextsAreFineForContainsAndPatterns() {
            assertThat(where("{'a': {'$contains': '', '$like': ''}}")).isInstanceOf(FieldCondition.class);
        }
    }

    @Test
    void anEmptyQueryAsksForEverything() {
        assertThat(read("{}")).isEqualTo(QueryAST.ALL);
    }

    @Test
    void aPropertyThatIsNullCountsAsAbsent() {
        assertThat(read("{'limit': null, 'cursor': null, 'orderBy': null, 'having': null, 'search': null}"))
                .isEqualTo(QueryAST.ALL);
    }

    @Test
    void wholeNumbersMayBeWrittenAsFractions() {
        assertThat(read("{'limit': 1.0, 'offset': 1e1}"))
                .isEqualTo(Query.query().limit(1).offset(10).build());
    }

    @Test
    void topMayAgreeWithLimit() {
        assertThat(read("{'top': 5, 'limit': 5.0}"))
                .isEqualTo(Query.query().limit(5).top(5).build());
    }

    @Test
    void fieldsAreNamesOrObjects() {
        assertThat(
                        read("{'fields': ['a', {'field': 'b', 'alias': 'c'}, {'field': 'd', 'fields': ['e'], 'alias': 'f'}]}")
                                .fields())
                .containsExactly(
                        Selection.of("a"),
                        new Selection.Field("b", "c"),
                        new Selection.Nested("d", List.of(Selection.of("e")), "f"));
    }

    @Test
    void sortKeysHaveDefaults() {
        assertThat(read("{'orderBy': [{'field': 'a'}, {'field': 'b', 'order': 'desc', 'nulls': 'first'}]}")
                        .orderBy())
                .containsExactly(SortNode.asc("a"), new SortNode("b", SortOrder.DESC, NullOrder.FIRST));
    }

    @Test
    void groupKeysAreNamesFieldsOrBuckets() {
        assertThat(read("{'groupBy': ['a', {'field': 'b', 'alias': 'c'},"
                                + " {'field': 'at', 'dateGranularity': 'week', 'timezone': 'UTC', 'alias': 'w'}]}")
                        .groupBy())
                .containsExactly(
                        GroupKey.of("a"),
                        new GroupKey.Field("b", "c"),
                        new GroupKey.Bucket("at", DateGranularity.WEEK, "UTC", "w"));
    }

    @Test
    void aggregationsHaveDefaults() {
        assertThat(
                        read("{'aggregations': [{'function': 'count'}, {'function': 'string_agg', 'field': 'a', 'alias': 'b',"
                                        + " 'distinct': true, 'filter': {'c': 1}, 'separator': '', 'orderBy': [{'field': 'd'}]}]}")
                                .aggregations())
                .containsExactly(
                        new Aggregation(AggregateFunction.COUNT, null, null, false, new Everything(), null, List.of()),
                        new Aggregation(
                                AggregateFunction.STRING_AGG,
                                "a",
                                "b",
                                true,
                                new FieldEquals("c", new Literal(1L)),
                                "",
                                List.of(SortNode.asc("d"))));
    }

    @Test
    void windowFunctionsHaveDefaults() {
        assertThat(read("{'windowFunctions': [{'function': 'row_number', 'alias': 'n'},"
                                + " {'function': 'lag', 'field': 'a', 'alias': 'p', 'offset': 2, 'default': null,"
                                + " 'over': {'partitionBy': ['b'], 'orderBy': [{'field': 'c'}]}}]}")
                        .windowFunctions())
                .containsExactly(
                        new WindowFunction(
                                WindowFunction.Function.ROW_NUMBER,
                                null,
                                "n",
                                null,
                                null,
                                null,
                                new Window(List.of(), List.of(), null)),
                        new WindowFunction(
                                WindowFunction.Function.LAG,
                                "a",
                                "p",
                                null,
                                2L,
                                Literal.NULL,
                                new Window(List.of("b"), List.of(SortNode.asc("c")), null)));
    }

    @Test
    void frameBoundsAreReadWhateverTheirCaseAndSpaces() {
        QueryAST query = read(
                "{'windowFunctions': [{'function': 'ntile', 'n': 4, 'alias': 'q', 'over': {'frame':"
                        + " {'type': 'range', 'start': ' 1.50  Preceding', 'end': 'unbounded FOLLOWING', 'exclude': 'Ties'}}}]}");

        assertThat(query.windowFunctions().get(0).over().frame())
                .contains(new Frame(
                        Frame.Unit.RANGE,
                        new Frame.Bound.Preceding(1.5),
                        new Frame.Bound.UnboundedFollowing(),
                        Frame.Exclude.TIES));
    }

    @Test
    void aFrameCountsRowsUpToTheCurrentOne() {
        QueryAST query =
                read("{'windowFunctions': [{'function': 'sum', 'field': 'a', 'alias': 's', 'over': {'frame': {}}}]}");

        assertThat(query.windowFunctions().get(0).over().frame())
                .contains(new Frame(
                        Frame.Unit.ROWS,
                        new Frame.Bound.UnboundedPreceding(),
                        new Frame.Bound.CurrentRow(),
                        Frame.Exclude.NO_OTHERS));
    }

    @Test
    void aSearchIsATextOrAnObject() {
        assertThat(read("{'search': 'abc'}").search()).isEqualTo(Search.of("abc"));
        assertThat(read("{'search': {'query': 'abc', 'fields': ['a'], 'operator': 'and', 'fuzzy': true,"
                                + " 'boost': {'a': 2}, 'minScore': 0.5, 'language': 'en', 'highlight': true}}")
                        .search())
                .isEqualTo(
                        new Search("abc", List.of("a"), Search.Operator.AND, true, Map.of("a", 2.0), 0.5, "en", true));
    }

    @Test
    void aVectorSearchKeepsItsPlace() {
        assertThat(read("{'nearest': {'field': 'v', 'vector': [1, 0.25], 'k': 3, 'as': 'd', 'maxDistance': 2,"
                                + " 'approximate': true}}")
                        .nearest())
                .isEqualTo(new Nearest("v", List.of(1.0, 0.25), 3, "d", 2.0, true));
    }

    @Test
    void joinsHaveDefaults() {
        QueryAST query = read(
                "{'joins': [{'object': 'a', 'on': {}}, {'type': 'full', 'strategy': 'hash', 'object': 'b',"
                        + " 'alias': 'c', 'on': {'c.x': {'$eq': {'$field': 'y'}}}, 'subquery': {'object': 'b', 'limit': 1}}]}");

        assertThat(query.joins())
                .containsExactly(
                        new Join(Join.Type.INNER, Join.Strategy.AUTO, "a", null, new Everything(), null),
                        new Join(
                                Join.Type.FULL,
                                Join.Strategy.HASH,
                                "b",
                                "c",
                                field("c.x").eq(new FieldReference("y")),
                                Query.from("b").limit(1).build()));
    }

    @Test
    void commonTablesMayBeRecursive() {
        QueryAST query = read("{'with': [{'name': 'big', 'query': {'object': 'a'}}, {'name': 'tree', 'recursive': true,"
                + " 'query': {'object': 'a'}, 'step': {'object': 'tree'}, 'union': 'distinct', 'maxDepth': 9}]}");

        assertThat(query.with())
                .containsExactly(
                        new CommonTable("big", Query.from("a").build(), null),
                        new CommonTable(
                                "tree",
                                Query.from("a").build(),
                                new CommonTable.Recursion(Query.from("tree").build(), CommonTable.Union.DISTINCT, 9)));
    }

    @Test
    void aCursorIsATextOrAMap() {
        assertThat(read("{'cursor': 'abc'}").cursor()).isEqualTo(new Cursor.Token("abc"));
        assertThat(((Cursor.Position) read("{'cursor': {'b': 1.0, 'a': null}}").cursor()).values())
                .containsExactly(Map.entry("b", 1L), new java.util.AbstractMap.SimpleEntry<>("a", null));
    }

    @Test
    void expandKeepsItsQueries() {
        assertThat(read("{'expand': {'account': {'fields': ['name'], 'expand': {'owner': {}}}}}")
                        .expand())
                .containsExactly(Map.entry(
                        "account",
                        Query.query()
                                .fields("name")
                                .expand("owner", QueryAST.ALL)
                                .build()));
    }

    @Test
    void onlyWhatDiffersFromTheDefaultIsWritten() {
        QueryAST query = Query.from("a").where(field("b").eq(1)).orderBy("c").build();

        assertThat(QueryCodec.toJson(query))
                .hasToString(json("{'object':'a','where':{'b':{'$eq':1}},'orderBy':[{'field':'c'}]}"));
        assertThat(QueryCodec.toJson(QueryAST.ALL)).isEqualTo(JsonNodeFactory.instance.objectNode());
    }
}
