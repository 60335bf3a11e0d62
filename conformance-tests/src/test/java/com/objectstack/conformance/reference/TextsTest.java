package com.objectstack.conformance.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final String FACE = "\uD83D\uDE00";

    @Test
    void zeroAndLoneSurrogatesAreDefects() {
        assertThat(Texts.defect("a\0b")).contains("contains U+0000");
        assertThat(Texts.defect("a\uD83D")).contains("contains a lone surrogate");
        assertThat(Texts.defect("\uDE00a")).contains("contains a lone surrogate");
        assertThat(Texts.defect("a" + FACE + "\uFFFF")).isEmpty();
    }

    @Test
    void textsAreComparedByCodePoint() {
        assertThat(Stream.of("b", "\uFFFD", FACE, "", "a", "ab", "B").sorted(Texts::compare))
                .containsExactly("", "B", "a", "ab", "b", "\uFFFD", FACE);
    }

    @Test
    void codePointsThatShareTheirFirstUnitAreComparedByTheirSecond() {
        assertThat(Texts.compare("\uD83D\uDE00", "\uD83D\uDE01")).isNegative();
        assertThat(Texts.compare("x\uD83D\uDE00", "x\uD83D\uDE00")).isZero();
    }

    @Test
    void onlyAsciiLettersAreFolded() {
        assertThat(Texts.folded("AZ[az \u00C9 \u0130 K")).isEqualTo("az[az \u00C9 \u0130 k");
        assertThat(Texts.folded("\u212A")).as("the Kelvin sign").isEqualTo("\u212A");
    }

    @Test
    void longValuesAreShownCutAndOnOneLine() {
        assertThat(Texts.shown("a\nb")).isEqualTo("\"a b\"");
        assertThat(Texts.shown(FACE.repeat(200))
                        .codePointCount(0, Texts.shown(FACE.repeat(200)).length()))
                .isEqualTo(121);
    }
}
