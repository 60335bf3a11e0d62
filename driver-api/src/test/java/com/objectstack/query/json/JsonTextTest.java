package com.objectstack.query.json;

import static com.objectstack.query.json.Refusals.json;
import static com.objectstack.query.json.Refusals.places;
import static com.objectstack.query.json.Refusals.problemsOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.Condition;
import com.objectstack.query.Everything;
import com.objectstack.query.FieldCondition;
import com.objectstack.query.LiteralList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are no JSON, and documents that are too deep or merely large. */
class JsonTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "{'a'}",
                "{'a':}",
                "{'a':1,}",
                "{} {}",
                "{} x",
                "nul",
                "01",
                "1.",
                ".5",
                "+1",
                "NaN",
                "Infinity",
                "'a",
                "'\\x'",
                "{a:1}",
                "// c\n{}",
                "{'a':1,'a':2}",
                "{'b':{'a':1,'a':2}}",
                "1e999999999999"
            })
    void aTextThatIsNoDocumentIsRefusedAtTheRoot(String text) {
        assertThat(places(() -> QueryCodec.fromJson(json(text)))).containsExactly("INVALID_QUERY");
    }

    @Test
    void singleQuotesAreNoJson() {
        assertThat(places(() -> QueryCodec.fromJson("{'a': 1}"))).containsExactly("INVALID_QUERY");
    }

    @Test
    void theMessageSaysWhere() {
        assertThat(problemsOf(() -> QueryCodec.fromJson("{\n  \"where\": ?}"))
                        .get(0)
                        .message())
                .startsWith("the text is no JSON document at line 2, column ");
    }

    @Test
    void theMessageShowsNoSource() {
        assertThat(problemsOf(() -> QueryCodec.fromJson("{\"a\": [1")).get(0).message())
                .doesNotContain("Source")
                .doesNotContain("Jackson");
    }

    @Test
    void duplicateKeysAreNamed() {
        assertThat(problemsOf(() -> QueryCodec.fromJson(json("{'where':{'a':1,'a':2}}")))
                        .get(0)
                        .message())
                .contains("Duplicate")
                .contains("'a'");
    }

    @Test
    void theCodeIsTheCallers() {
        assertThat(places(() -> JsonText.parse("[", ErrorCode.INVALID_SCHEMA))).containsExactly("INVALID_SCHEMA");
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 400, 600, 2_000, 100_000})
    void tooDeepNestingIsRefused(int depth) {
        String text = "{\"where\": " + "{\"$not\":".repeat(depth) + "{}" + "}".repeat(depth + 1);

        assertThat(problemsOf(() -> QueryCodec.fromJson(text)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ErrorCode.INVALID_QUERY));
    }

    @ParameterizedTest
    @ValueSource(ints = {2_000, 5_000})
    void tooDeepNodesAreRefusedToo(int depth) {
        ObjectNode filter = JsonNodeFactory.instance.objectNode();
        for (int level = 0; level < depth; level++) {
            ObjectNode outer = JsonNodeFactory.instance.objectNode();
            outer.putArray("$or").add(filter);
            filter = outer;
        }
        ObjectNode query = JsonNodeFactory.instance.objectNode().set("where", filter);

        assertThat(problemsOf(() -> QueryCodec.fromJson(query))).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ErrorCode.INVALID_QUERY);
            assertThat(problem.path()).isEqualTo("/where" + "/$or/0".repeat(100));
        });
    }

    @Test
    void aHundredLevelsAreFine() {
        String text = "{\"$not\":".repeat(99) + "{\"a\":1}" + "}".repeat(99);

        assertThat(QueryCodec.conditionFromJson(JsonText.parse(text, ErrorCode.INVALID_FILTER), ""))
                .isNotEqualTo(new Everything());
    }

    @Test
    void levelsCountOnThroughSubqueries() {
        String half = "{\"$not\":".repeat(60);
        String query = half + "{\"$exists\":{\"$query\":{\"object\":\"a\",\"where\":" + half + "{}" + "}".repeat(123);

        assertThat(problemsOf(() -> QueryCodec.conditionFromJson(JsonText.parse(query, ErrorCode.INVALID_FILTER), "")))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("nested more than 100 deep"));
    }

    @Test
    void siblingsDoNotCountAsLevels() {
        String terms = "{\"$not\": {\"a\": 1}},".repeat(5_000) + "{}";

        assertThat(QueryCodec.fromJson("{\"where\": {\"$and\": [" + terms + "]}}")
                        .where())
                .isNotNull();
    }

    @Test
    void queriesNestSixtyFourDeep() {
        assertThat(QueryCodec.fromJson(nestedExpand(64))).isNotNull();
        assertThat(problemsOf(() -> QueryCodec.fromJson(nestedExpand(65))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.path()).isEqualTo("/expand/a".repeat(65)));
    }

    private static String nestedExpand(int depth) {
        return "{\"expand\":{\"a\":".repeat(depth) + "{}" + "}}".repeat(depth);
    }

    @Test
    void nestedSelectionsAndArrayFiltersAreBoundedToo() {
        String selections = "{\"fields\":[{\"field\":\"a\",\"fields\":[".repeat(1)
                + "{\"field\":\"a\",\"fields\":[".repeat(120) + "\"b\"" + "]}".repeat(121) + "]}";
        String arrays = "[\"and\",".repeat(300) + "[]" + "]".repeat(300);

        assertThat(problemsOf(() -> QueryCodec.fromJson(selections)).get(0).code())
                .isEqualTo(ErrorCode.INVALID_QUERY);
        assertThat(problemsOf(() -> Filters.fromArray(arrays)).get(0).code()).isEqualTo(ErrorCode.INVALID_QUERY);
    }

    @Test
    void aHundredThousandMembersAreRead() {
        String members = IntStream.range(0, 100_000)
                .mapToObj(i -> "\"member number " + i + "\"")
                .collect(Collectors.joining(","));

        Condition condition = QueryCodec.fromJson("{\"where\":{\"a\":{\"$in\":[" + members + "]}}}")
                .where();

        assertThat(condition)
                .isInstanceOfSatisfying(
                        FieldCondition.class,
                        field -> assertThat(((LiteralList)
                                                field.comparisons().get(0).operand())
                                        .values())
                                .hasSize(100_000));
    }

    @Test
    void aLongTextIsRead() {
        String text = "x".repeat(25_000_000);

        assertThat(QueryCodec.fromJson("{\"where\":{\"a\":\"" + text + "\"}}").where())
                .isNotNull();
    }

    @Test
    void aNumberOfAThousandDigitsIsReadAndALongerOneRefused() {
        assertThat(QueryCodec.fromJson("{\"where\":{\"a\":" + "9".repeat(1000) + "}}"))
                .isNotNull();
        assertThat(places(() -> QueryCodec.fromJson("{\"where\":{\"a\":" + "9".repeat(1001) + "}}")))
                .containsExactly("INVALID_QUERY");
    }

    @Property
    void noTextMakesTheCodecThrowAnythingElse(
            @ForAll
                    @StringLength(max = 40)
                    @Chars({'{', '}', '[', ']', '"', ':', ',', '1', '.', 'e', '-', 'a', '$', '\\'})
                    String text) {
        try {
            QueryCodec.fromJson(text);
        } catch (DriverException refusal) {
            assertThat(refusal.problems()).isNotEmpty();
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void noDocumentMakesTheCodecThrowAnythingElse(@ForAll("documents") JsonNode document) {
        try {
            QueryCodec.fromJson(JsonNodeFactory.instance.objectNode().set("where", document));
        } catch (DriverException refusal) {
            assertThat(refusal.problems())
                    .allSatisfy(problem -> assertThat(problem.path()).startsWith("/where"));
        }
    }

    @Property(edgeCases = EdgeCasesMode.NONE, tries = 2_000)
    void noQueryOrSchemaMakesACodecThrowAnythingElse(@ForAll("queries") JsonNode document) {
        for (Consumer<JsonNode> codec : List.<Consumer<JsonNode>>of(
                QueryCodec::fromJson,
                Filters::queryFromJson,
                Filters::fromArray,
                node -> SchemaCodec.objectFromJson(node, "a"),
                node -> OptionsCodec.fromJson(node, name -> null))) {
            try {
                codec.accept(document);
            } catch (DriverException refusal) {
                assertThat(refusal.problems()).isNotEmpty();
            }
        }
    }

    @Provide
    Arbitrary<JsonNode> queries() {
        return JsonArbitraries.documents(4);
    }

    @Provide
    Arbitrary<JsonNode> documents() {
        return JsonArbitraries.filters(4);
    }
}
