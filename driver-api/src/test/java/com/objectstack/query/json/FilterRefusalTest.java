package com.objectstack.query.json;

import static com.objectstack.query.json.Refusals.json;
import static com.objectstack.query.json.Refusals.places;
import static com.objectstack.query.json.Refusals.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The refusal catalogue, contract §4.9. R19 and R21 need a schema and are the compiler's. */
class FilterRefusalTest {
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            R1  an array                          | ['kind','=','tug']                     | /where
            R1  an empty array                    | []                                     | /where
            R2  a text                            | 'tug'                                  | /where
            R2  a number                          | 5                                      | /where
            R2  a boolean                         | true                                   | /where
            R2  a number in $and                  | {'$and': [5]}                          | /where/$and/0
            R2  null in $or                       | {'$or': [{}, null]}                    | /where/$or/1
            R2  an array in $and                  | {'$and': [['a','=',1]]}                | /where/$and/0
            R3  an unknown key                    | {'$nor': []}                           | /where/$nor
            R3  a misplaced operator              | {'$eq': 'tug'}                         | /where/$eq
            R3  a field reference                 | {'$field': 'a'}                        | /where/$field
            R3  a retired key                     | {'$regex': 'a'}                        | /where/$regex
            R3  $exists without a subquery        | {'$exists': true}                      | /where/$exists
            R3  $exists of a query without $query | {'$exists': {'object': 'a'}}           | /where/$exists
            R4  $or of an object                  | {'$or': {'kind': 'tug'}}               | /where/$or
            R4  $and of null                      | {'$and': null}                         | /where/$and
            R5  $not of an array                  | {'$not': [{'kind': 'tug'}]}            | /where/$not
            R5  $not of a text                    | {'$not': 'tug'}                        | /where/$not
            R5  $not of null                      | {'$not': null}                         | /where/$not
            R6  an unknown operator               | {'kind': {'$sounds': 'x'}}             | /where/kind/$sounds
            R6  another spelling                  | {'kind': {'$EQ': 'x'}}                 | /where/kind/$EQ
            R6  a node key beside operators       | {'kind': {'$eq': 1, '$and': []}}       | /where/kind
            R7  names beside operators            | {'kind': {'a': 1, '$gt': 2}}           | /where/kind
            R7  operators beside names            | {'kind': {'$gt': 2, 'a': 1}}           | /where/kind
            R8  no operator                       | {'kind': {}}                           | /where/kind
            R8  no operator in a branch           | {'$or': [{}, {'kind': {}}]}            | /where/$or/1/kind
            R8  a path without operator           | {'meta': {'$path': ['a']}}             | /where/meta
            R9  null under a range                | {'kind': {'$gt': null}}                | /where/kind/$gt
            R9  null under a text operator        | {'kind': {'$contains': null}}          | /where/kind/$contains
            R9  null as a bound                   | {'kind': {'$between': [1, null]}}      | /where/kind/$between/1
            R9  null in $all                      | {'kind': {'$all': [null]}}             | /where/kind/$all/0
            R10 a text for $null                  | {'pilot': {'$null': 'false'}}          | /where/pilot/$null
            R10 a number for $exists              | {'pilot': {'$exists': 1}}              | /where/pilot/$exists
            R10 null for $null                    | {'pilot': {'$null': null}}             | /where/pilot/$null
            R10 an object for $exists             | {'pilot': {'$exists': {}}}             | /where/pilot/$exists
            R10 a list for $null                  | {'pilot': {'$null': [true]}}           | /where/pilot/$null
            R11 an empty $icontains               | {'kind': {'$icontains': ''}}           | /where/kind/$icontains
            R11 a number for $icontains           | {'kind': {'$icontains': 5}}            | /where/kind/$icontains
            R12 a number for $like                | {'kind': {'$like': 5}}                 | /where/kind/$like
            R12 a dangling backslash              | {'kind': {'$like': 'a\\\\'}}           | /where/kind/$like
            R12 a third backslash                 | {'kind': {'$ilike': 'a\\\\\\\\\\\\'}}  | /where/kind/$ilike
            R13 one bound                         | {'kind': {'$between': ['a']}}          | /where/kind/$between
            R13 three bounds                      | {'kind': {'$between': [1, 2, 3]}}      | /where/kind/$between
            R13 no list                           | {'kind': {'$between': 5}}              | /where/kind/$between
            R13 an object                         | {'kind': {'$between': {'a': 1}}}       | /where/kind/$between
            R14 a text for $in                    | {'kind': {'$in': 'tug'}}               | /where/kind/$in
            R14 null for $nin                     | {'kind': {'$nin': null}}               | /where/kind/$nin
            R14 an object for $in                 | {'kind': {'$in': {'a': 1}}}            | /where/kind/$in
            R14 a text for $all                   | {'kind': {'$all': 'tug'}}              | /where/kind/$all
            R15 a list in a list                  | {'kind': {'$in': [['tug']]}}           | /where/kind/$in/0
            R15 an object in a list               | {'kind': {'$nin': [1, {'a': 1}]}}      | /where/kind/$nin/1
            R15 an object as a bound              | {'kind': {'$between': [1, {}]}}        | /where/kind/$between/1
            R16 a list for $gt                    | {'kind': {'$gt': [1]}}                 | /where/kind/$gt
            R16 a list for $eq                    | {'kind': {'$eq': [1]}}                 | /where/kind/$eq
            R16 an object for $ne                 | {'kind': {'$ne': {'a': 1}}}            | /where/kind/$ne
            R16 an implicit list                  | {'kind': [1]}                          | /where/kind
            R17 an object for $contains           | {'kind': {'$contains': {'x': 1}}}      | /where/kind/$contains
            R17 a list for $startsWith            | {'kind': {'$startsWith': ['x']}}       | /where/kind/$startsWith
            --- a number for $contains            | {'kind': {'$contains': 5}}             | /where/kind/$contains
            --- a boolean for $endsWith           | {'kind': {'$endsWith': true}}          | /where/kind/$endsWith
            R18 a bare reference                  | {'a': {'$field': 'b'}}                 | /where/a/$field
            R18 a bare subquery                   | {'a': {'$query': {'object': 'b'}}}     | /where/a/$query
            R18 a reference in $in                | {'a': {'$in': [{'$field': 'b'}]}}      | /where/a/$in/0
            R18 a reference for $in               | {'a': {'$in': {'$field': 'b'}}}        | /where/a/$in
            R18 a reference in $between           | {'a': {'$between': [{'$field': 'b'}, 1]}} | /where/a/$between/0
            R18 a reference for $between          | {'a': {'$between': {'$field': 'b'}}}   | /where/a/$between
            R18 a reference under $contains       | {'a': {'$contains': {'$field': 'b'}}}  | /where/a/$contains
            R18 a reference under $null           | {'a': {'$null': {'$field': 'b'}}}      | /where/a/$null
            R18 a reference under $size           | {'a': {'$size': {'$field': 'b'}}}      | /where/a/$size
            R18 a reference to a number           | {'a': {'$eq': {'$field': 5}}}          | /where/a/$eq/$field
            R18 a reference to nothing            | {'a': {'$eq': {'$field': ''}}}         | /where/a/$eq/$field
            R18 a subquery under $contains        | {'a': {'$contains': {'$query': {}}}}   | /where/a/$contains
            R18 a subquery under $between         | {'a': {'$between': {'$query': {}}}}    | /where/a/$between
            R18 a subquery in a list              | {'a': {'$in': [{'$query': {'object': 'b'}}]}} | /where/a/$in/0
            R18 a subquery that is a text         | {'a': {'$in': {'$query': 'b'}}}        | /where/a/$in/$query
            R18 a key beside a subquery           | {'a': {'$eq': {'$query': {'object': 'b'}, 'x': 1}}} | /where/a/$eq/x
            R20 $regex                            | {'kind': {'$regex': 'u'}}              | /where/kind/$regex
            R20 $options                          | {'kind': {'$options': 'i'}}            | /where/kind/$options
            R22 a preset under $gte               | {'at': {'$gte': 'today'}}              | /where/at/$gte
            R22 a preset under $lt                | {'at': {'$lt': 'last_90_days'}}        | /where/at/$lt
            R22 a preset as a bound               | {'at': {'$between': ['2026-01-01', 'this_year']}} | /where/at/$between/1
            --- a path that is no list            | {'m': {'$path': 'a', '$eq': 1}}        | /where/m/$path
            --- an empty path                     | {'m': {'$path': [], '$eq': 1}}         | /where/m/$path
            --- a step that is a boolean          | {'m': {'$path': ['a', true], '$eq': 1}} | /where/m/$path/1
            --- a step that is a fraction         | {'m': {'$path': [0.5], '$eq': 1}}      | /where/m/$path/0
            --- a step past 32 bits               | {'m': {'$path': [3000000000], '$eq': 1}} | /where/m/$path/0
            --- a text for $size                  | {'t': {'$size': '2'}}                  | /where/t/$size
            --- a fraction for $size              | {'t': {'$size': 0.5}}                  | /where/t/$size
            --- no operator in $size              | {'t': {'$size': {}}}                   | /where/t/$size
            --- an unknown operator in $size      | {'t': {'$size': {'$many': 1}}}         | /where/t/$size/$many
            --- $size in $size                    | {'t': {'$size': {'$size': 1}}}         | /where/t/$size/$size
            --- a text in $size                   | {'t': {'$size': {'$gt': 'a'}}}         | /where/t/$size/$gt
            --- a text operator in $size          | {'t': {'$size': {'$like': 'a'}}}       | /where/t/$size/$like
            --- a text in a list in $size         | {'t': {'$size': {'$in': [1, 'a']}}}    | /where/t/$size/$in
            --- a slash and a tilde in a name     | {'a/b~c': {}}                          | /where/a~1b~0c
            """)
    void aMalformedFilterIsRefusedAtItsPlace(String rule, String filter, String path) {
        assertThat(places(() -> QueryCodec.fromJson("{\"where\": " + json(filter) + "}")))
                .containsExactly("INVALID_FILTER " + path);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'having': ['a']}                                             | /having
            {'aggregations': [{'function': 'count', 'filter': {'a': {}}}]} | /aggregations/0/filter/a
            {'joins': [{'object': 'a', 'on': {'b': {}}}]}                 | /joins/0/on/b
            {'joins': [{'object': 'a', 'on': 5}]}                         | /joins/0/on
            {'joins': [{'object': 'a', 'on': ['b', '~', 'c']}]}           | /joins/0/on/1
            {'where': {'a': {'$in': {'$query': {'object': 'b', 'where': {'c': {}}}}}}} | /where/a/$in/$query/where/c
            {'where': {'$exists': {'$query': {'object': 'b', 'where': 5}}}} | /where/$exists/$query/where
            {'where': {'$exists': {'$query': 5}}}                         | /where/$exists/$query
            {'where': {'account': {'name': {'$in': 5}}}}                  | /where/account/name/$in
            {'where': {'account': {'$not': {'name': {}}}}}                | /where/account/$not/name
            {'with': [{'name': 'a', 'query': {'where': {'$x': 1}}}]}      | /with/0/query/where/$x
            {'expand': {'a': {'where': {'b': []}}}}                       | /expand/a/where/b
            """)
    void everyDoorRefuses(String query, String path) {
        assertThat(places(() -> QueryCodec.fromJson(json(query)))).containsExactly("INVALID_FILTER " + path);
    }

    @Test
    void aBranchIsJudgedEvenIfItsSiblingDecides() {
        String filter = "{'$or': [{}, {'a': {'$sounds': 1}}, {'$and': [{'$or': []}, {'b': {}}]}], '$not': {'c': []}}";

        assertThat(places(() -> QueryCodec.conditionFromJson(node(filter), "/where")))
                .containsExactly(
                        "INVALID_FILTER /where/$or/1/a/$sounds",
                        "INVALID_FILTER /where/$or/2/$and/1/b",
                        "INVALID_FILTER /where/$not/c");
    }

    @Test
    void retiredKeysAreOneProblemThatNamesBothAndTheReplacement() {
        List<Problem> problems =
                problemsOf(() -> QueryCodec.conditionFromJson(node("{'a': {'$options': 'i', '$regex': 'x'}}"), ""));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo("/a/$options");
            assertThat(problem.message()).contains("$regex and $options");
            assertThat(problem.hint())
                    .hasValueSatisfying(hint -> assertThat(hint).contains("$icontains"));
        });
    }

    @Test
    void aRetiredKeyAloneIsNamedAlone() {
        assertThat(problemsOf(() -> QueryCodec.conditionFromJson(node("{'a': {'$regex': 'x'}}"), "")))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.message()).startsWith("$regex is").doesNotContain("$options"));
    }

    @Test
    void everyWrongMemberOfAListIsNamed() {
        assertThat(places(() -> QueryCodec.conditionFromJson(node("{'a': {'$in': [1, [], 2, {}]}}"), "")))
                .containsExactly("INVALID_FILTER /a/$in/1", "INVALID_FILTER /a/$in/3");
    }

    @Test
    void theValueFoundIsCutAt120Characters() {
        String text = "x".repeat(500);

        List<Problem> problems =
                problemsOf(() -> QueryCodec.conditionFromJson(node("{'a': {'$gt': ['" + text + "']}}"), ""));

        assertThat(problems.get(0).message())
                .contains("[\"" + "x".repeat(118) + "...")
                .doesNotContain("x".repeat(119));
    }

    @Test
    void theHintNamesTheNearestOperator() {
        assertThat(problemsOf(() -> QueryCodec.conditionFromJson(node("{'a': {'$startswith': 'x'}}"), "")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.hint().orElseThrow()).startsWith("did you mean $startsWith?"));
    }

    @Test
    void aComparandThatIsNoJsonValueIsRefused() {
        ObjectNode filter = JsonNodeFactory.instance.objectNode();
        filter.set("a", JsonNodeFactory.instance.pojoNode(new Object()));
        filter.putObject("b").putArray("$in").addPOJO(new Object());
        filter.putObject("c").set("$eq", JsonNodeFactory.instance.binaryNode(new byte[1]));

        assertThat(places(() -> QueryCodec.conditionFromJson(filter, "")))
                .containsExactly("INVALID_FILTER /a", "INVALID_FILTER /b/$in/0", "INVALID_FILTER /c/$eq");
    }

    @Test
    void aSubqueryNamesItsObject() {
        assertThat(places(() -> QueryCodec.conditionFromJson(node("{'a': {'$in': {'$query': {}}}}"), "")))
                .containsExactly("INVALID_QUERY /a/$in/$query");
        assertThat(places(() -> QueryCodec.conditionFromJson(node("{'a': {'$in': {'$query': {'object': 5}}}}"), "")))
                .containsExactly("INVALID_QUERY /a/$in/$query/object");
    }

    @Test
    void aRefusedMemberDoesNotHideItsSiblings() {
        assertThat(places(() -> QueryCodec.conditionFromJson(
                        node("{'a': 1, '$not': [], '$or': 5, '$exists': 1, '$and': null, 'b': {}}"), "")))
                .containsExactly(
                        "INVALID_FILTER /$not",
                        "INVALID_FILTER /$or",
                        "INVALID_FILTER /$exists",
                        "INVALID_FILTER /$and",
                        "INVALID_FILTER /b");
    }

    @Test
    void thePointerOfTheDoorIsPutBeforeEveryPath() {
        assertThat(places(() -> QueryCodec.conditionFromJson(node("{'a': {}}"), "/indexes/0/where")))
                .containsExactly("INVALID_FILTER /indexes/0/where/a");
    }

    private static JsonNode node(String singleQuoted) {
        return JsonText.parse(json(singleQuoted), ErrorCode.INVALID_FILTER);
    }
}
