package com.objectstack.query.json;

import static com.objectstack.query.json.Refusals.json;
import static com.objectstack.query.json.Refusals.places;
import static com.objectstack.query.json.Refusals.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import com.objectstack.query.Everything;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Array filters, contract §4.8. */
class FiltersTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []                                               | {}
            null                                             | {}
            ['a', '=', 3]                                    | {'a': 3}
            ['a', '==', 3.0]                                 | {'a': 3}
            ['a', 'Equals', 'x']                             | {'a': 'x'}
            ['a', 'eq', null]                                | {'a': null}
            ['a', '=', {'$field': 'b'}]                      | {'a': {'$eq': {'$field': 'b'}}}
            ['a', '=', {'$query': {'object': 'b'}}]          | {'a': {'$eq': {'$query': {'object': 'b'}}}}
            ['a', '!=', 3]                                   | {'a': {'$ne': 3}}
            ['a', '<>', null]                                | {'a': {'$ne': null}}
            ['a', 'ne', 3]                                   | {'a': {'$ne': 3}}
            ['a', 'neq', 3]                                  | {'a': {'$ne': 3}}
            ['a', 'NOT_EQUALS', 3]                           | {'a': {'$ne': 3}}
            ['a', 'notEquals', 3]                            | {'a': {'$ne': 3}}
            ['a', '>', 3]                                    | {'a': {'$gt': 3}}
            ['a', 'gt', 3]                                   | {'a': {'$gt': 3}}
            ['a', 'greater_than', 3]                         | {'a': {'$gt': 3}}
            ['a', 'greaterThan', 3]                          | {'a': {'$gt': 3}}
            ['a', 'after', '2026-01-01']                     | {'a': {'$gt': '2026-01-01'}}
            ['a', '>=', 3]                                   | {'a': {'$gte': 3}}
            ['a', 'gte', 3]                                  | {'a': {'$gte': 3}}
            ['a', 'greater_than_or_equal', 3]                | {'a': {'$gte': 3}}
            ['a', 'greaterThanOrEqual', 3]                   | {'a': {'$gte': 3}}
            ['a', 'greaterOrEqual', 3]                       | {'a': {'$gte': 3}}
            ['a', '<', 3]                                    | {'a': {'$lt': 3}}
            ['a', 'lt', {'$field': 'b'}]                     | {'a': {'$lt': {'$field': 'b'}}}
            ['a', 'less_than', 3]                            | {'a': {'$lt': 3}}
            ['a', 'lessThan', 3]                             | {'a': {'$lt': 3}}
            ['a', 'before', '2026-01-01']                    | {'a': {'$lt': '2026-01-01'}}
            ['a', '<=', 3]                                   | {'a': {'$lte': 3}}
            ['a', 'lte', 3]                                  | {'a': {'$lte': 3}}
            ['a', 'less_than_or_equal', 3]                   | {'a': {'$lte': 3}}
            ['a', 'lessThanOrEqual', 3]                      | {'a': {'$lte': 3}}
            ['a', 'lessOrEqual', 3]                          | {'a': {'$lte': 3}}
            ['a', 'IN', [1, null]]                           | {'a': {'$in': [1, null]}}
            ['a', 'in', {'$query': {'object': 'b'}}]         | {'a': {'$in': {'$query': {'object': 'b'}}}}
            ['a', 'nin', []]                                 | {'a': {'$nin': []}}
            ['a', 'not_in', [1]]                             | {'a': {'$nin': [1]}}
            ['a', 'notIn', [1]]                              | {'a': {'$nin': [1]}}
            ['a', 'contains', 'x']                           | {'a': {'$contains': 'x'}}
            ['a', 'notContains', 'x']                        | {'a': {'$notContains': 'x'}}
            ['a', 'not_contains', 'x']                       | {'a': {'$notContains': 'x'}}
            ['a', 'like', '%x']                              | {'a': {'$like': '%x'}}
            ['a', 'ilike', '%x']                             | {'a': {'$ilike': '%x'}}
            ['a', 'icontains', 'x']                          | {'a': {'$icontains': 'x'}}
            ['a', 'startsWith', 'x']                         | {'a': {'$startsWith': 'x'}}
            ['a', 'starts_with', 'x']                        | {'a': {'$startsWith': 'x'}}
            ['a', 'endsWith', 'x']                           | {'a': {'$endsWith': 'x'}}
            ['a', 'ends_with', 'x']                          | {'a': {'$endsWith': 'x'}}
            ['a', 'between', [1, 2]]                         | {'a': {'$between': [1, 2]}}
            ['a', 'is_null']                                 | {'a': {'$null': true}}
            ['a', 'isNull', 'whatever']                      | {'a': {'$null': true}}
            ['a', 'is_empty', null]                          | {'a': {'$null': true}}
            ['a', 'isempty']                                 | {'a': {'$null': true}}
            ['a', 'is_not_null']                             | {'a': {'$null': false}}
            ['a', 'isNotNull', true]                         | {'a': {'$null': false}}
            ['a', 'is_not_empty']                            | {'a': {'$null': false}}
            ['a', 'isnotempty']                              | {'a': {'$null': false}}
            ['and']                                          | {}
            ['or', [], null]                                 | {}
            ['and', ['a', '=', 1]]                           | {'a': 1}
            ['or', [], ['a', '=', 1]]                        | {'a': 1}
            ['and', ['a', '=', 1], ['b', '>', 2]]            | {'$and': [{'a': 1}, {'b': {'$gt': 2}}]}
            ['OR', ['a', '=', 1], ['b', '>', 2]]             | {'$or': [{'a': 1}, {'b': {'$gt': 2}}]}
            ['or', ['a', '=', 1], ['And', ['b', '=', 2], ['c', '=', 3]]] | {'$or': [{'a': 1}, {'$and': [{'b': 2}, {'c': 3}]}]}
            ['or', {'a': 1}, ['b', '=', 2]]                  | {'$or': [{'a': 1}, {'b': 2}]}
            [['a', '=', 1]]                                  | {'a': 1}
            [['a', '=', 1], ['b', '=', 2]]                   | {'$and': [{'a': 1}, {'b': 2}]}
            [['a', '=', 1], ['or', ['b', '=', 2], ['c', '=', 3]]] | {'$and': [{'a': 1}, {'$or': [{'b': 2}, {'c': 3}]}]}
            [[]]                                             | {}
            ['and', '=', 5]                                  | {'and': 5}
            ['or', 'is_null']                                | {'or': {'$null': true}}
            {'a': 1, 'b': {'$gt': 2}}                        | {'a': 1, 'b': {'$gt': 2}}
            """)
    void anArrayMeansWhatItsObjectMeans(String array, String object) {
        assertThat(Filters.fromArray(json(array)))
                .isEqualTo(
                        QueryCodec.fromJson("{\"where\":" + json(object) + "}").where());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ['f', 'sounds_like', 'x']               | /1
            ['f']                                   | ``
            ['f', 5]                                | ``
            ['f', null, 5]                          | ``
            ['f', '=']                              | ``
            ['f', '=', 1, 2]                        | /3
            ['f', 'between', 1, 5]                  | /3
            ['f', 'is_null', 1, 2]                  | /3
            ['f', '=', [1]]                         | /2
            ['f', '=', {'a': 1}]                    | /2
            ['f', 'in', 'x']                        | /2
            ['f', 'in', [[1]]]                      | /2/0
            ['f', 'between', [1]]                   | /2
            ['f', 'between', [1, null]]             | /2/1
            ['f', '>', null]                        | /2
            ['f', '>', 'today']                     | /2
            ['f', 'contains', 5]                    | /2
            ['f', 'contains', {'$field': 'b'}]      | /2
            [1, 2, 3]                               | ``
            [{'a': 1}]                              | ``
            [['a', '=', 1], {'b': 2}]               | ``
            [['a', '=', 1], 'or', ['b', '=', 2]]    | ``
            ['and', ['a', '=', 1], 5]               | /2
            ['and', ['a', '=', 1], ['b', '~', 2]]   | /2/1
            ['and', {'a': {}}]                      | /1/a
            ['and', {'$and': [['a', '=', 1]]}]      | /1/$and/0
            [['a', '=', 1, 'and', 'b', '=', 2]]     | /0/3
            'a'                                     | ``
            5                                       | ``
            {'a': ['b', '=', 1]}                    | /a
            {'$and': [['b', '=', 1]]}               | /$and/0
            """)
    void aMalformedArrayIsRefusedAtItsPlace(String array, String path) {
        assertThat(places(() -> Filters.fromArray(json(array)))).containsExactly(("INVALID_FILTER " + path).strip());
    }

    @Test
    void everyProblemOfAnArrayIsNamed() {
        assertThat(places(() -> Filters.fromArray(json("[['a', '~', 1], ['b', 'in', 2], ['c', '=', 3]]"))))
                .containsExactly("INVALID_FILTER /0/1", "INVALID_FILTER /1/2");
    }

    @Test
    void theHintNamesTheNearestInfix() {
        assertThat(problemsOf(() -> Filters.fromArray(json("['a', 'startwith', 'x']")))
                        .get(0)
                        .hint()
                        .orElseThrow())
                .startsWith("did you mean 'startswith'?");
    }

    @Test
    void noTextIsRefusedAsAFilter() {
        assertThat(places(() -> Filters.fromArray("["))).containsExactly("INVALID_FILTER");
    }

    @Test
    void aNullNodeIsNoFilter() {
        assertThat(Filters.fromArray(NullNode.getInstance())).isEqualTo(new Everything());
    }

    @Test
    void aTypedQueryMayHoldArraysEverywhere() {
        String query = "{'where': ['a', '=', 1], 'having': [['b', '>', 2]],"
                + " 'aggregations': [{'function': 'count', 'filter': ['c', 'is_null']}], 'expand': {'d': {'where': []}}}";

        assertThat(Filters.queryFromJson(json(query)))
                .isEqualTo(QueryCodec.fromJson(json("{'where': {'a': 1}, 'having': {'b': {'$gt': 2}},"
                        + " 'aggregations': [{'function': 'count', 'filter': {'c': {'$null': true}}}],"
                        + " 'expand': {'d': {}}}")));
    }

    @Test
    void pointersIntoAQueryAreThoseOfTheArrayAsWritten() {
        assertThat(places(() -> Filters.queryFromJson(json("{'where': ['and', ['a', '=', 1], ['b', '~', 2]]}"))))
                .containsExactly("INVALID_FILTER /where/2/1");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ['order.customer_id', '=', 'c.id']                       | {'order.customer_id': {'$eq': {'$field': 'c.id'}}}
            ['a', 'before', 'c.b']                                   | {'a': {'$lt': {'$field': 'c.b'}}}
            ['a', '!=', 5]                                           | {'a': {'$ne': 5}}
            ['a', '=', 5]                                            | {'a': 5}
            ['a', '=', {'$field': 'c.b'}]                            | {'a': {'$eq': {'$field': 'c.b'}}}
            ['a', 'like', 'x%']                                      | {'a': {'$like': 'x%'}}
            ['a', 'in', ['x']]                                       | {'a': {'$in': ['x']}}
            ['a', 'is_null']                                         | {'a': {'$null': true}}
            [['a', '=', 'c.a'], ['b', '=', 'c.b']]                   | {'$and': [{'a': {'$eq': {'$field': 'c.a'}}}, {'b': {'$eq': {'$field': 'c.b'}}}]}
            ['or', ['a', '=', 'c.a'], {'c.state': 'open'}]           | {'$or': [{'a': {'$eq': {'$field': 'c.a'}}}, {'c.state': 'open'}]}
            []                                                       | {}
            """)
    void onTheRightOfAJoinComparisonATextIsAField(String array, String object) {
        assertThat(QueryCodec.fromJson("{\"joins\":[{\"object\":\"c\",\"on\":" + json(array) + "}]}"))
                .isEqualTo(QueryCodec.fromJson("{\"joins\":[{\"object\":\"c\",\"on\":" + json(object) + "}]}"));
    }
}
