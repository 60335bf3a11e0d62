package com.objectstack.cli.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.Columns;
import com.objectstack.driver.DataRecord;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OutputFormatTest {
    private static final List<String> NAMES = List.of("id", "n");

    @Test
    void csvQuotesWhatRfc4180WantsQuoted() throws IOException {
        assertThat(written(OutputFormat.CSV, List.of("id", "a,b"), row("x", "y"), row("say \"hi\"", "two\nlines")))
                .isEqualTo("id,\"a,b\"\r\nx,y\r\n\"say \"\"hi\"\"\",\"two\nlines\"\r\n");
    }

    @Test
    void csvTellsNullFromEmptyText() throws IOException {
        assertThat(written(OutputFormat.CSV, NAMES, row(null, ""))).isEqualTo("id,n\r\n,\"\"\r\n");
    }

    @Test
    void csvWritesValuesAsTheirJsonTextWithoutQuotes() throws IOException {
        assertThat(written(
                        OutputFormat.CSV,
                        NAMES,
                        row(Instant.parse("2026-03-01T04:05:00Z"), LocalDate.parse("2026-03-01")),
                        row(LocalTime.parse("04:05"), true),
                        row(0.1, 9_007_199_254_740_993L),
                        row(List.of(1L, "a"), Map.of("k", "v")),
                        row(new byte[] {1, 2, 3}, new float[] {0.1f})))
                .hasLineCount(6)
                .contains(
                        "\r\n2026-03-01T04:05:00.000Z,2026-03-01\r\n",
                        "\r\n04:05:00,true\r\n",
                        "\r\n0.1,9007199254740993\r\n",
                        "\r\n\"[1,\"\"a\"\"]\",\"{\"\"k\"\":\"\"v\"\"}\"\r\n",
                        "\r\nAQID,[0.1]\r\n");
    }

    @Test
    void numbersArePlainForPeopleAndSpreadsheets() throws IOException {
        assertThat(written(OutputFormat.CSV, NAMES, row(3.007934672E7, 1.0E-5), row(1.0E300, 0.0)))
                .contains("30079346.72,0.000010", "1.0E300,0.0");
    }

    @Test
    void jsonlIsAnObjectALine() throws IOException {
        assertThat(written(OutputFormat.JSONL, NAMES, row("a\nb", null), row("é", 1.5)))
                .isEqualTo("{\"id\":\"a\\nb\",\"n\":null}\n{\"id\":\"é\",\"n\":1.5}\n");
    }

    @Test
    void jsonIsOneArray() throws IOException {
        assertThat(written(OutputFormat.JSON, NAMES, row("a", 1L), row("b", 2L)))
                .isEqualTo("[\n  {\"id\":\"a\",\"n\":1},\n  {\"id\":\"b\",\"n\":2}\n]\n");
    }

    @Test
    void tableAlignsColumnsAndCountsRows() throws IOException {
        assertThat(written(OutputFormat.TABLE, NAMES, row("a", 1L), row("long", 234L), row(null, null)))
                .isEqualTo("""
                         id   | n
                        ------+------
                         a    |    1
                         long |  234
                         null | null
                        (3 rows)
                        """);
    }

    @Test
    void emptyResultsStillSayWhatTheyAre() throws IOException {
        assertThat(written(OutputFormat.CSV, NAMES)).isEqualTo("id,n\r\n");
        assertThat(written(OutputFormat.JSON, NAMES)).isEqualTo("[]\n");
        assertThat(written(OutputFormat.JSONL, NAMES)).isEmpty();
        assertThat(written(OutputFormat.TABLE, NAMES)).isEqualTo(" id | n\n----+---\n(0 rows)\n");
    }

    @Test
    void aSingleRowIsOneRow() throws IOException {
        assertThat(written(OutputFormat.TABLE, NAMES, row("a", 1L))).endsWith("(1 row)\n");
    }

    @ParameterizedTest
    @EnumSource(OutputFormat.class)
    void withoutColumnsNothingIsInvented(OutputFormat format) throws IOException {
        assertThat(written(format, List.of())).doesNotContain("null", "|", ",");
    }

    private static DataRecord row(Object first, Object second) {
        return DataRecord.of(Columns.of(NAMES), new Object[] {first, second});
    }

    private static String written(OutputFormat format, List<String> names, DataRecord... rows) throws IOException {
        StringBuilder out = new StringBuilder();
        RecordWriter writer = format.writer(out);
        writer.begin(names);
        for (DataRecord row : rows) {
            writer.write(row);
        }
        writer.end();
        return out.toString();
    }
}
