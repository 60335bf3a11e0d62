package com.objectstack.conformance.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.conformance.reference.SearchTerms.Term;
import com.objectstack.driver.DataRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchTest {
    private final Asked asked = Asked.of(new MemoryCatalog()
            .with(
                    "note",
                    """
                    {"fields": {"title": {"type": "text", "searchable": true}, "body": {"type": "text", "searchable": true}},
                     "indexes": [{"type": "trigram", "fields": ["title"]}]}""",
                    "{\"id\": \"a\", \"title\": \"Caf\\u00e9 on the quay\", \"body\": \"Strong coffee, C++ and tea\"}",
                    "{\"id\": \"b\", \"title\": \"Ropes\", \"body\": \"Knots, and a cafe by the quay\"}",
                    "{\"id\": \"c\", \"title\": \"Ropery\", \"body\": null}"));

    @Test
    void wordsAreRunsOfLettersAndDigitsWithoutCaseAndAccents() {
        assertThat(Tokens.WORDS.of("\u00C9t\u00E9-2, C\u0327a \u0416"))
                .extracting(Tokens.Token::text)
                .containsExactly("ete", "2", "ca", "\u0436");
    }

    @Test
    void trigramsPassOverAccentsAndKeepTheirPlaces() {
        assertThat(Tokens.TRIGRAMS.of("e\u0301Ab c"))
                .containsExactly(
                        new Tokens.Token("eab", 0, 4), new Tokens.Token("ab ", 2, 5), new Tokens.Token("b c", 3, 6));
    }

    @Test
    void aTextIsCutIntoWordsPhrasesAndBeginnings() {
        assertThat(SearchTerms.of(" ro* \"on the qu\"* \"lone \u00A0ro* * "))
                .containsExactly(
                        new Term("ro", true),
                        new Term("on the qu", true),
                        new Term("\"lone", false),
                        new Term("", true));
    }

    @Test
    void wordsPhrasesAndBeginningsAreFoundWhateverTheirAccents() {
        assertThat(ids("{'query': 'cafe'}")).as("the shorter text first").containsExactly("b", "a");
        assertThat(ids("{'query': 'cafe coffee', 'operator': 'and'}")).containsExactly("a");
        assertThat(ids("{'query': '\\\"the quay\\\"'}")).containsExactly("b", "a");
        assertThat(ids("{'query': 'rope*'}")).containsExactly("c", "b");
        assertThat(ids("{'query': '+++'}")).isEmpty();
        assertThat(ids("{'query': 'cafe', 'fields': ['title']}")).containsExactly("a");
    }

    @Test
    void matchesAreMarkedInTheTextsAsTheyAre() {
        assertThat(asked.rows(
                        "note",
                        "{'fields': ['id'], 'search': {'query': 'cafe the', 'highlight': true, 'minScore': -1},"
                                + " 'where': {'id': 'a'}}"))
                .singleElement()
                .asString()
                .contains("'title':'<em>Caf\u00e9</em> on <em>the</em> quay','body':'Strong coffee, C++ and tea'");
    }

    @Test
    void aThirdOfTheTrigramsIsNear() {
        assertThat(ids("{'query': 'rpoes', 'fuzzy': true}")).isEmpty();
        assertThat(ids("{'query': 'ropess', 'fuzzy': true}")).containsExactlyInAnyOrder("b", "c");
        assertThat(ids("{'query': 'ro', 'fuzzy': true}")).isEmpty();
    }

    private List<String> ids(String search) {
        return asked.reads().find("note", Asked.query("{'search': " + search + "}")).stream()
                .map(DataRecord::id)
                .toList();
    }
}
