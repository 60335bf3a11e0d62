package com.objectstack.cli.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.json.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLayoutTest {
    @Test
    void whatFitsStandsOnOneLine() {
        assertThat(new JsonLayout(40).of(json("{\"a\":{\"b\":[1,2.50,null]},\"c\":\"d\"}")))
                .isEqualTo("{\"a\": {\"b\": [1, 2.50, null]}, \"c\": \"d\"}");
    }

    @Test
    void whatDoesNotIsBrokenAsLittleAsPossible() {
        assertThat(new JsonLayout(28)
                        .of(json("{\"first\":{\"a\":1,\"b\":2},\"second\":[{\"x\":\"long text\"},{\"y\":2}]}")))
                .isEqualTo("""
                        {
                          "first": {"a": 1, "b": 2},
                          "second": [
                            {"x": "long text"},
                            {"y": 2}
                          ]
                        }""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "[[],{}]", "\"a\\\"b\"", "{\"a\\nb\":[{\"c\":[1,[2,[3]]]}]}"})
    void theMeaningStaysTheSame(String text) {
        assertThat(json(new JsonLayout(1).of(json(text)))).isEqualTo(json(text));
        assertThat(json(JsonLayout.line(json(text)))).isEqualTo(json(text));
    }

    private static JsonNode json(String text) {
        return JsonText.parse(text, ErrorCode.INVALID_QUERY);
    }
}
