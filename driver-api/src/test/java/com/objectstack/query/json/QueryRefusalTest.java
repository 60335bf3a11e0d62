package com.objectstack.query.json;

import static com.objectstack.query.json.Refusals.json;
import static com.objectstack.query.json.Refusals.places;
import static com.objectstack.query.json.Refusals.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryRefusalTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []                                              | ``
            'invoice'                                       | ``
            {'foo': 1}                                      | /foo
            {'foo': null}                                   | /foo
            {'a/b~c': 1}                                    | /a~1b~0c
            {'object': 5}                                   | /object
            {'object': ''}                                  | /object
            {'limit': -1}                                   | /limit
            {'limit': 1.5}                                  | /limit
            {'limit': '1'}                                  | /limit
            {'limit': true}                                 | /limit
            {'limit': 9223372036854775808}                  | /limit
            {'offset': -1}                                  | /offset
            {'offset': 0.1}                                 | /offset
            {'offset': [1]}                                 | /offset
            {'top': -1}                                     | /top
            {'top': 'all'}                                  | /top
            {'limit': 1, 'top': 2}                          | /top
            {'top': 2, 'limit': 1}                          | /top
            {'distinct': 'yes'}                             | /distinct
            {'fields': 'a'}                                 | /fields
            {'fields': {'a': 1}}                            | /fields
            {'fields': ['a', 5]}                            | /fields/1
            {'fields': ['']}                                | /fields/0
            {'fields': [null]}                              | /fields/0
            {'fields': [{}]}                                | /fields/0
            {'fields': [{'field': 5}]}                      | /fields/0/field
            {'fields': [{'field': 'a', 'as': 'b'}]}         | /fields/0/as
            {'fields': [{'field': 'a', 'alias': 5}]}        | /fields/0/alias
            {'fields': [{'field': 'a', 'fields': []}]}      | /fields/0/fields
            {'fields': [{'field': 'a', 'fields': 'b'}]}     | /fields/0/fields
            {'fields': [{'field': 'a', 'fields': [1]}]}     | /fields/0/fields/0
            {'searchFields': 'a'}                           | /searchFields
            {'searchFields': [5]}                           | /searchFields/0
            {'search': 5}                                   | /search
            {'search': {}}                                  | /search
            {'search': {'query': 5}}                        | /search/query
            {'search': {'query': 'a', 'words': 1}}          | /search/words
            {'search': {'query': 'a', 'fields': 'b'}}       | /search/fields
            {'search': {'query': 'a', 'operator': 'AND'}}   | /search/operator
            {'search': {'query': 'a', 'fuzzy': 1}}          | /search/fuzzy
            {'search': {'query': 'a', 'boost': 2}}          | /search/boost
            {'search': {'query': 'a', 'boost': {'b': '2'}}} | /search/boost/b
            {'search': {'query': 'a', 'minScore': '2'}}     | /search/minScore
            {'search': {'query': 'a', 'minScore': 1e999}}   | /search/minScore
            {'search': {'query': 'a', 'language': 5}}       | /search/language
            {'search': {'query': 'a', 'highlight': 'y'}}    | /search/highlight
            {'nearest': 5}                                  | /nearest
            {'nearest': {'vector': [1], 'k': 1}}            | /nearest
            {'nearest': {'field': 'v', 'k': 1}}             | /nearest
            {'nearest': {'field': 'v', 'vector': [1]}}      | /nearest
            {'nearest': {'field': 'v', 'vector': 1, 'k': 1}} | /nearest/vector
            {'nearest': {'field': 'v', 'vector': [1, 'a'], 'k': 1}} | /nearest/vector/1
            {'nearest': {'field': 'v', 'vector': [1], 'k': 0}} | /nearest/k
            {'nearest': {'field': 'v', 'vector': [1], 'k': 1, 'as': 5}} | /nearest/as
            {'nearest': {'field': 'v', 'vector': [1], 'k': 1, 'maxDistance': '1'}} | /nearest/maxDistance
            {'nearest': {'field': 'v', 'vector': [1], 'k': 1, 'approximate': 1}} | /nearest/approximate
            {'nearest': {'field': 'v', 'vector': [1], 'k': 1, 'metric': 'l2'}} | /nearest/metric
            {'joins': {}}                                   | /joins
            {'joins': [5]}                                  | /joins/0
            {'joins': [{'on': {}}]}                         | /joins/0
            {'joins': [{'object': 'a'}]}                    | /joins/0
            {'joins': [{'object': 'a', 'on': null}]}        | /joins/0
            {'joins': [{'object': 'a', 'on': {}, 'type': 'LEFT'}]} | /joins/0/type
            {'joins': [{'object': 'a', 'on': {}, 'type': 5}]} | /joins/0/type
            {'joins': [{'object': 'a', 'on': {}, 'strategy': 'merge'}]} | /joins/0/strategy
            {'joins': [{'object': 'a', 'on': {}, 'as': 'b'}]} | /joins/0/as
            {'joins': [{'object': 'a', 'on': {}, 'alias': ''}]} | /joins/0/alias
            {'joins': [{'object': 'a', 'on': {}, 'subquery': 5}]} | /joins/0/subquery
            {'joins': [{'object': 'a', 'on': {}, 'subquery': {'limit': -1}}]} | /joins/0/subquery/limit
            {'groupBy': 'a'}                                | /groupBy
            {'groupBy': [5]}                                | /groupBy/0
            {'groupBy': ['']}                               | /groupBy/0
            {'groupBy': [{}]}                               | /groupBy/0
            {'groupBy': [{'field': 'a', 'dateGranularity': 'hour'}]} | /groupBy/0/dateGranularity
            {'groupBy': [{'field': 'a', 'timezone': 'UTC'}]} | /groupBy/0/timezone
            {'groupBy': [{'field': 'a', 'dateGranularity': 'day', 'timezone': 1}]} | /groupBy/0/timezone
            {'groupBy': [{'field': 'a', 'granularity': 'day'}]} | /groupBy/0/granularity
            {'aggregations': {}}                            | /aggregations
            {'aggregations': [5]}                           | /aggregations/0
            {'aggregations': [{'field': 'a'}]}              | /aggregations/0
            {'aggregations': [{'function': 'COUNT'}]}       | /aggregations/0/function
            {'aggregations': [{'function': 'median'}]}      | /aggregations/0/function
            {'aggregations': [{'function': 'sum', 'field': 5}]} | /aggregations/0/field
            {'aggregations': [{'function': 'sum', 'as': 'x'}]} | /aggregations/0/as
            {'aggregations': [{'function': 'sum', 'distinct': 1}]} | /aggregations/0/distinct
            {'aggregations': [{'function': 'string_agg', 'separator': 1}]} | /aggregations/0/separator
            {'aggregations': [{'function': 'array_agg', 'orderBy': 'a'}]} | /aggregations/0/orderBy
            {'windowFunctions': 5}                          | /windowFunctions
            {'windowFunctions': [{'alias': 'n'}]}           | /windowFunctions/0
            {'windowFunctions': [{'function': 'rank'}]}     | /windowFunctions/0
            {'windowFunctions': [{'function': 'x', 'alias': 'n'}]} | /windowFunctions/0/function
            {'windowFunctions': [{'function': 'rank', 'alias': 5}]} | /windowFunctions/0/alias
            {'windowFunctions': [{'function': 'rank', 'alias': 'n', 'partitionBy': ['a']}]} | /windowFunctions/0/partitionBy
            {'windowFunctions': [{'function': 'ntile', 'alias': 'n', 'n': 0}]} | /windowFunctions/0/n
            {'windowFunctions': [{'function': 'lag', 'alias': 'n', 'offset': -1}]} | /windowFunctions/0/offset
            {'windowFunctions': [{'function': 'lag', 'alias': 'n', 'default': []}]} | /windowFunctions/0/default
            {'windowFunctions': [{'function': 'rank', 'alias': 'n', 'over': []}]} | /windowFunctions/0/over
            {'windowFunctions': [{'function': 'rank', 'alias': 'n', 'over': {'order': []}}]} | /windowFunctions/0/over/order
            {'windowFunctions': [{'function': 'rank', 'alias': 'n', 'over': {'partitionBy': 'a'}}]} | /windowFunctions/0/over/partitionBy
            {'windowFunctions': [{'function': 'rank', 'alias': 'n', 'over': {'orderBy': [5]}}]} | /windowFunctions/0/over/orderBy/0
            {'windowFunctions': [{'function': 'sum', 'alias': 'n', 'over': {'frame': 'rows'}}]} | /windowFunctions/0/over/frame
            {'windowFunctions': [{'function': 'sum', 'alias': 'n', 'over': {'frame': {'type': 'ROWS'}}}]} | /windowFunctions/0/over/frame/type
            {'windowFunctions': [{'function': 'sum', 'alias': 'n', 'over': {'frame': {'start': 'x'}}}]} | /windowFunctions/0/over/frame/start
            {'windowFunctions': [{'function': 'sum', 'alias': 'n', 'over': {'frame': {'start': '-1 PRECEDING'}}}]} | /windowFunctions/0/over/frame/start
            {'windowFunctions': [{'function': 'sum', 'alias': 'n', 'over': {'frame': {'end': 5}}}]} | /windowFunctions/0/over/frame/end
            {'windowFunctions': [{'function': 'sum', 'alias': 'n', 'over': {'frame': {'exclude': 'row'}}}]} | /windowFunctions/0/over/frame/exclude
            {'windowFunctions': [{'function': 'sum', 'alias': 'n', 'over': {'frame': {'from': 'x'}}}]} | /windowFunctions/0/over/frame/from
            {'orderBy': 'a'}                                | /orderBy
            {'orderBy': ['a']}                              | /orderBy/0
            {'orderBy': [{'order': 'asc'}]}                 | /orderBy/0
            {'orderBy': [{'field': 'a', 'order': 'DESC'}]}  | /orderBy/0/order
            {'orderBy': [{'field': 'a', 'order': 'down'}]}  | /orderBy/0/order
            {'orderBy': [{'field': 'a', 'order': -1}]}      | /orderBy/0/order
            {'orderBy': [{'field': 'a', 'direction': 'desc'}]} | /orderBy/0/direction
            {'orderBy': [{'field': 'a', 'nulls': 'default'}]} | /orderBy/0/nulls
            {'cursor': 5}                                   | /cursor
            {'cursor': ['a']}                               | /cursor
            {'cursor': {'a': {}}}                           | /cursor/a
            {'expand': ['a']}                               | /expand
            {'expand': {'a': true}}                         | /expand/a
            {'expand': {'a': null}}                         | /expand/a
            {'expand': {'a': {'foo': 1}}}                   | /expand/a/foo
            {'with': {}}                                    | /with
            {'with': [{'query': {}}]}                       | /with/0
            {'with': [{'name': 'a'}]}                       | /with/0
            {'with': [{'name': 5, 'query': {}}]}            | /with/0/name
            {'with': [{'name': 'a', 'query': []}]}          | /with/0/query
            {'with': [{'name': 'a', 'query': {}, 'foo': 1}]} | /with/0/foo
            {'with': [{'name': 'a', 'query': {}, 'recursive': true}]} | /with/0
            {'with': [{'name': 'a', 'query': {}, 'step': {}}]} | /with/0/step
            {'with': [{'name': 'a', 'query': {}, 'recursive': false, 'maxDepth': 5}]} | /with/0/maxDepth
            {'with': [{'name': 'a', 'query': {}, 'recursive': true, 'step': {}, 'union': 'both'}]} | /with/0/union
            {'with': [{'name': 'a', 'query': {}, 'recursive': true, 'step': {}, 'maxDepth': -1}]} | /with/0/maxDepth
            """)
    void aMalformedQueryIsRefusedAtItsPlace(String query, String path) {
        assertThat(places(() -> QueryCodec.fromJson(json(query)))).containsExactly(("INVALID_QUERY " + path).strip());
    }

    @Test
    void aRecursiveFlagOfTheWrongTypeIsRefusedOnce() {
        assertThat(places(
                        () -> QueryCodec.fromJson(json("{'with': [{'name': 'a', 'query': {}, 'recursive': 'yes'}]}"))))
                .containsExactly("INVALID_QUERY /with/0/recursive");
    }

    @Test
    void allProblemsAreCollectedInDocumentOrder() {
        String query = "{'limit': -1, 'where': {'a': {'$gt': null}, '$or': [{}, {'b': {}}]}, 'foo': 1,"
                + " 'orderBy': [{'field': 'a', 'order': 'up', 'x': 1}, 5], 'bar': 2, 'offset': 0.5}";

        assertThat(places(() -> QueryCodec.fromJson(json(query))))
                .containsExactly(
                        "INVALID_QUERY /limit",
                        "INVALID_FILTER /where/a/$gt",
                        "INVALID_FILTER /where/$or/1/b",
                        "INVALID_QUERY /foo",
                        "INVALID_QUERY /orderBy/0/order",
                        "INVALID_QUERY /orderBy/0/x",
                        "INVALID_QUERY /orderBy/1",
                        "INVALID_QUERY /bar",
                        "INVALID_QUERY /offset");
    }

    @Test
    void theHintNamesTheNearestProperty() {
        assertThat(problemsOf(() -> QueryCodec.fromJson("{\"orderby\": []}"))
                        .get(0)
                        .hint()
                        .orElseThrow())
                .startsWith("did you mean 'orderBy'? known are object, ");
    }

    @Test
    void theHintOfAMissingPropertyGuessesNothing() {
        assertThat(problemsOf(() -> QueryCodec.fromJson("{\"nearest\": {\"vector\": [1], \"k\": 1}}"))
                        .get(0))
                .satisfies(problem -> {
                    assertThat(problem.message()).isEqualTo("a vector search needs 'field'");
                    assertThat(problem.hint().orElseThrow()).startsWith("known are field, vector, k");
                });
    }

    @Test
    void aValueThatIsNoJsonIsRefusedAtItsPlace() {
        ObjectNode query = JsonNodeFactory.instance.objectNode();
        query.putObject("cursor").putPOJO("id", new Object());
        query.putArray("windowFunctions")
                .addObject()
                .put("function", "lag")
                .put("alias", "a")
                .putPOJO("default", new Object());

        assertThat(places(() -> QueryCodec.fromJson(query)))
                .containsExactly("INVALID_QUERY /cursor/id", "INVALID_QUERY /windowFunctions/0/default");
    }

    @Test
    void theHintKnowsUsualMistakes() {
        assertThat(problemsOf(() -> QueryCodec.fromJson("{\"filter\": {}}"))
                        .get(0)
                        .hint()
                        .orElseThrow())
                .startsWith("did you mean 'where'?");
    }

    @Test
    void theHintOfAnUnknownFunctionListsTheDeclaredOnes() {
        assertThat(problemsOf(() -> QueryCodec.fromJson(json("{'aggregations': [{'function': 'median'}]}")))
                        .get(0)
                        .hint()
                        .orElseThrow())
                .contains("count, sum, avg, min, max, count_distinct, array_agg, string_agg");
    }

    @Test
    void theMessageSaysWhatWasFound() {
        assertThat(problemsOf(() -> QueryCodec.fromJson("{\"limit\": \"ten\"}"))
                        .get(0)
                        .message())
                .isEqualTo("'limit' is a whole number, 0 or more (got \"ten\")");
    }
}
