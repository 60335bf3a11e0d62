package com.objectstack.cli.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellTest {
    @Test
    void controlCharactersAreShownNotObeyed() {
        assertThat(Cell.text("a\nb\r\t\u001b[31m\u0000").text()).isEqualTo("a\\nb\\r\\t\\u001b[31m\\u0000");
    }

    @Test
    void textThatTurnsTheReadingDirectionIsShown() {
        assertThat(Cell.text("a\u202eb").text()).isEqualTo("a\\u202eb");
    }

    @ParameterizedTest
    @CsvSource({"abc, 3", "é, 1", "日本, 4", "🙂, 2", "e\u0301, 1", "'', 0"})
    void widthIsWhatATerminalShows(String text, int width) {
        assertThat(Cell.text(text).width()).isEqualTo(width);
    }

    @ParameterizedTest
    @CsvSource({"abcdef, 6, abcdef", "abcdef, 5, abcd…", "日本語, 4, 日…", "🙂🙂, 3, 🙂…"})
    void longTextIsCutBetweenCharacters(String text, int widest, String cut) {
        assertThat(Cell.text(text).cutTo(widest).text()).isEqualTo(cut);
    }

    @Test
    void numbersStandToTheRight() {
        StringBuilder line = new StringBuilder();

        new Cell("1", true).pad(3, line);
        new Cell("a", false).pad(3, line);

        assertThat(line).hasToString("  1a  ");
    }
}
