package com.objectstack.conformance.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikePatternTest {
    @ParameterizedTest
    @CsvSource({
        "a%, abc",
        "%c, abc",
        "%b%, abc",
        "a_c, abc",
        "___, abc",
        "%, ''",
        "'', ''",
        "%%a%%, a",
        "a%b%c, aXbYbZc",
        "%ab, aab",
        "100\\%, 100%",
        "a\\_b, a_b",
        "a\\\\b, a\\b",
        "\\a, a",
        "[a-c]*?, [a-c]*?",
    })
    void matchesTheWholeText(String pattern, String text) {
        assertThat(LikePattern.of(pattern).matches(text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "a, abc",
        "b%, abc",
        "_, ''",
        "____, abc",
        "'', a",
        "100\\%, 100x",
        "a\\_b, axb",
        "A%, abc",
        "%ab, aba",
        "[a-c], b",
    })
    void matchesNothingElse(String pattern, String text) {
        assertThat(LikePattern.of(pattern).matches(text)).isFalse();
    }

    @Test
    void oneCharacterIsOneCodePoint() {
        assertThat(LikePattern.of("_").matches("\uD83D\uDE00")).isTrue();
        assertThat(LikePattern.of("__").matches("\uD83D\uDE00")).isFalse();
    }

    @Test
    void manyRunsTakeNoLongTime() {
        assertThat(LikePattern.of("%a".repeat(200) + "b").matches("a".repeat(5_000)))
                .isFalse();
    }

    @Test
    void patternsHaveAGreatestLength() {
        assertThat(LikePattern.of("x".repeat(50_000)).isTooLong()).isFalse();
        assertThat(LikePattern.of("x".repeat(50_001)).isTooLong()).isTrue();
        assertThat(LikePattern.of("*".repeat(16_667)).isTooLong()).isTrue();
    }
}
