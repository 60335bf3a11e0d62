package com.objectstack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code query}, {@code compile}, {@code explain} and {@code exec} on a real file. */
class QueryCommandsTest {
    private static final String SCHEMA =
            "{\"ship\":{\"fields\":{\"name\":{\"type\":\"text\"},\"crew\":{\"type\":\"number\"},\"built\":{\"type\":\"date\"}}}}";

    private final CommandRun run = new CommandRun(new UrlOpener());

    @TempDir
    Path dir;

    private String url;
    private String schema;

    @BeforeEach
    void threeShips() throws IOException {
        url = "file:" + dir.resolve("fleet.db");
        schema = Files.writeString(dir.resolve("schema.json"), SCHEMA).toString();
        String shipSchema = SCHEMA.substring("{\"ship\":".length(), SCHEMA.length() - 1);
        run.given("""
                {"op":"syncSchema","object":"ship","schema":%s}
                {"op":"bulkCreate","object":"ship","data":[
                {"op":"bulkCreate","object":"ship","data":[{"id":"1","name":"Zoë","crew":7,"built":"1999-12-31"},{"id":"2","name":"Ann, \\"the\\" ship","crew":0.1},{"id":"3"}]}
                """.formatted(shipSchema));
        assertThat(run.exit("exec", "--url", url)).as(run::err).isZero();
        assertThat(run.out().lines())
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("{\"ok\":true,\"result\":null}"),
                        second -> assertThat(second).contains("INVALID_QUERY"),
                        third -> assertThat(third).contains("\"Zoë\"", "\"crew\":7,", "\"crew\":0.1,"));
        run.given("");
    }

    @Test
    void aQueryPrintsATable() {
        assertThat(query(
                        "{\"object\":\"ship\",\"fields\":[\"id\",\"name\",\"crew\"],\"orderBy\":[{\"field\":\"id\"}]}"))
                .isEqualTo("""
                         id | name            | crew
                        ----+-----------------+------
                         1  | Zoë             |    7
                         2  | Ann, "the" ship |  0.1
                         3  | null            | null
                        (3 rows)
                        """);
    }

    @Test
    void aQueryPrintsCsv() {
        assertThat(query(
                        "{\"object\":\"ship\",\"fields\":[\"name\",\"built\"],\"orderBy\":[{\"field\":\"id\"}]}",
                        "csv"))
                .isEqualTo("name,built\r\nZoë,1999-12-31\r\n\"Ann, \"\"the\"\" ship\",\r\n,\r\n");
    }

    @Test
    void anEmptyResultStillHasAHeader() {
        assertThat(query("{\"object\":\"ship\",\"where\":{\"crew\":99},\"fields\":[\"name\",\"built\"]}", "csv"))
                .isEqualTo("name,built\r\n");
    }

    @Test
    void anArrayFilterIsAQuery() {
        assertThat(run.exit(
                        "query",
                        "--url",
                        url,
                        "--schema",
                        schema,
                        "--object",
                        "ship",
                        "--format",
                        "jsonl",
                        "--query",
                        "[[\"crew\", \">\", 1], [\"name\", \"contains\", \"ë\"]]"))
                .as(run::err)
                .isZero();
        assertThat(run.out()).startsWith("{\"id\":\"1\",\"name\":\"Zoë\",\"crew\":7,\"built\":\"1999-12-31\",");
    }

    @Test
    void withoutASchemaTheDatabaseIsAsked() {
        assertThat(run.exit(
                        "query", "--url", url, "--query", "{\"object\":\"ship\",\"fields\":[\"name\"],\"limit\":1}"))
                .as(run::err)
                .isZero();
        assertThat(run.out()).contains("Zoë");
    }

    @Test
    void compileDoesNotTouchTheDatabase() {
        Path none = dir.resolve("none.db");

        assertThat(run.exit(
                        "compile",
                        "--url",
                        "file:" + none,
                        "--schema",
                        schema,
                        "--object",
                        "ship",
                        "--query",
                        "{\"where\":{\"crew\":{\"$gt\":1}},\"fields\":[\"name\"]}"))
                .as(run::err)
                .isZero();
        assertThat(run.out()).isEqualTo("{\"sql\":\"select `name` from `ship` where `crew` > ?\",\"args\":[1]}\n");
        assertThat(none).doesNotExist();
    }

    @Test
    void explainShowsSqlValuesAndPlan() {
        String question = "{\"object\":\"ship\",\"where\":{\"id\":\"1\"},\"fields\":[\"name\"]}";

        assertThat(run.exit("explain", "--url", url, "--schema", schema, "--query", question))
                .as(run::err)
                .isZero();
        assertThat(run.out())
                .startsWith("SQL   select `name` from `ship` where `id` = ?\nArgs  [\"1\"]\nPlan\n  SEARCH ship");

        assertThat(run.exit("explain", "--json", "--url", url, "--schema", schema, "--query", question))
                .isZero();
        assertThat(run.out())
                .startsWith(
                        "{\"sql\":\"select `name` from `ship` where `id` = ?\",\"args\":[\"1\"],\"plan\":[{\"id\":");
    }

    @Test
    void aMissingFileIsNotMade() {
        Path none = dir.resolve("none.db");

        assertThat(run.exit("query", "--url", "file:" + none, "--query", "{\"object\":\"ship\"}"))
                .isEqualTo(1);

        assertThat(run.err()).contains("CONNECTION_FAILED");
        assertThat(none).doesNotExist();
    }

    @Test
    void aMisspeltSchemeIsNoLocalFile() {
        assertThat(run.exit("exec", "--url", "libsq://db.example.org")).isEqualTo(1);
        assertThat(run.err()).contains("INVALID_CONFIG");
    }

    @Test
    void aRefusalNamesThePlace() {
        assertThat(run.exit(
                        "query",
                        "--url",
                        url,
                        "--schema",
                        schema,
                        "--query",
                        "{\"object\":\"ship\",\"where\":{\"krew\":1}}"))
                .isEqualTo(1);
        assertThat(run.err()).contains("UNKNOWN_FIELD", "/where/krew", "crew");
    }

    @Test
    void verboseTellsOfEachOperationOnStandardError() {
        assertThat(run.exit("query", "--verbose", "--url", url, "--schema", schema, "--query", "{\"object\":\"ship\"}"))
                .as(run::err)
                .isZero();

        assertThat(run.out()).contains("(3 rows)");
        assertThat(run.err()).matches("findStream ship: 3 rows, 1 read, \\d+\\.\\d ms\\R");
    }

    private String query(String question) {
        return query(question, "table");
    }

    private String query(String question, String format) {
        assertThat(run.exit("query", "--url", url, "--schema", schema, "--format", format, "--query", question))
                .as(run::err)
                .isZero();
        return run.out();
    }
}
