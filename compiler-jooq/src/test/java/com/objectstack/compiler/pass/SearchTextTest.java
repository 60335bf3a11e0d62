package com.objectstack.compiler.pass;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.query.Search.Operator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "two words|\"two\" \"words\"",
                "  many\t blanks\u00a0\u3000here |\"many\" \"blanks\" \"here\"",
                "twice twice|\"twice\"",
                "begin*|\"begin\"*",
                "a*b **|\"a*b\" \"*\"*",
                "\"a phrase\" more|\"a phrase\" \"more\"",
                "\"a phra\"* more|\"a phra\"* \"more\"",
                "\"a\"b|\"a\" \"b\"",
                "5\" nails|\"5\"\"\" \"nails\"",
                "\"open quote|\"\"\"open\" \"quote\"",
                "\"\" x|\"\" \"x\"",
                "a:b -c ^d NEAR(e)|\"a:b\" \"-c\" \"^d\" \"NEAR(e)\""
            })
    void termsAreQuoted(String text, String match) {
        assertThat(SearchText.match(SearchText.terms(text), Operator.AND)).isEqualTo(match);
    }

    @Test
    void alternativesAreJoinedByTheirOperator() {
        assertThat(SearchText.match(SearchText.terms("a OR b"), Operator.OR)).isEqualTo("\"a\" OR \"OR\" OR \"b\"");
    }

    @Test
    void blankTextHasNoTerms() {
        assertThat(SearchText.terms(" \n\u2003")).isEmpty();
    }
}
