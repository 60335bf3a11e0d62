package com.objectstack.compiler.pass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextPartsTest {
    @ParameterizedTest
    @CsvSource({"a, b", "ab, ac", "z, {", "\u00ff, \u0100"})
    void theSuccessorRaisesTheLastCodePoint(String prefix, String successor) {
        assertThat(TextParts.successor(prefix)).isEqualTo(successor);
    }

    @Test
    void theSuccessorSkipsSurrogates() {
        assertThat(TextParts.successor("\ud7ff")).isEqualTo("\ue000");
    }

    @Test
    void theSuccessorOfTheLastCodePointRaisesTheOneBefore() {
        assertThat(TextParts.successor("a\udbff\udfff")).isEqualTo("b");
    }

    @Test
    void thereIsNoSuccessorOfLastCodePointsOnly() {
        assertThat(TextParts.successor("\udbff\udfff")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"a%b, a*b", "a_b, a?b", "a\\%b, a%b", "a\\\\b, a\\b", "a*b?c[d, a[*]b[?]c[[]d", "\\*, [*]"})
    void aPatternBecomesAGlob(String like, String glob) {
        assertThat(GlobPattern.of(like)).isEqualTo(glob);
    }
}
