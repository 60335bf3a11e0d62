package com.objectstack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.sqlite.SqliteDriver;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code objectstack conformance} on sound and broken drivers. */
class ConformanceTest {
    private static final DriverOpener SOUND = new UrlOpener();

    /** Its deletes say that there was a record, always. */
    private static final DriverOpener BROKEN = database -> {
        IDataDriver sound = SqliteDriver.inMemory();
        return (IDataDriver) Proxy.newProxyInstance(
                IDataDriver.class.getClassLoader(), new Class<?>[] {IDataDriver.class}, (proxy, method, arguments) -> {
                    try {
                        Object answer = method.invoke(sound, arguments);
                        return method.getName().equals("delete") ? true : answer;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    };

    @TempDir
    Path dir;

    @Test
    void aSoundDriverIsToldAreaByAreaAndIsExitCodeZero() {
        CommandRun run = new CommandRun(SOUND);

        assertThat(run.exit("conformance", "--url", ":memory:", "--only", "page,sort", "--report", dir.toString()))
                .as(() -> run.out() + run.err())
                .isZero();

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("Conformance of com.objectstack.driver.turso\n  declared: CREATE READ ")
                .contains("\n  not declared: ", "GEOSPATIAL_QUERY")
                .containsPattern("\n  page +\\d+ passed +0 failed ")
                .containsPattern("\n  sort +\\d+ passed +0 failed ")
                .containsPattern("\nrequired (\\d+)/\\1, optional (\\d+)/\\2 \\(0 not declared\\)\nSeed -?\\d+\n")
                .contains("\nReport " + dir.resolve("com.objectstack.driver.turso.json") + ", .md, .svg\n")
                .doesNotContain("Failed", "\u001b");
        assertThat(dir.resolve("com.objectstack.driver.turso.json")).isRegularFile();
        assertThat(dir.resolve("com.objectstack.driver.turso.md")).isRegularFile();
    }

    @Test
    void aBrokenRuleIsExitCodeOneWithItsSentenceAndTheWayBack() {
        CommandRun run = new CommandRun(BROKEN);

        assertThat(run.exit(
                        "conformance",
                        "--url",
                        "x",
                        "--only",
                        "rec-15,page-04",
                        "--seed",
                        "7",
                        "--report",
                        dir.toString()))
                .isEqualTo(1);

        assertThat(run.out())
                .contains("\nFailed\n  rec-15 required: delete says whether there was a record\n      ")
                .contains("\nrequired 1/2, optional 0/0 (0 not declared)\n")
                .contains("\nSeed 7; what failed again: --seed 7 --only rec-15\n")
                .doesNotContain("page-04 required");
    }

    @Test
    void theSummaryIsALineOfJsonForPrograms() throws JsonProcessingException {
        CommandRun run = new CommandRun(BROKEN);

        assertThat(run.exit(
                        "conformance", "--url", "x", "--only", "rec-15,join-02", "--json", "--report", dir.toString()))
                .isEqualTo(1);

        assertThat(run.out().lines()).hasSize(1);
        JsonNode json = new ObjectMapper().readTree(run.out());
        assertThat(json.get("ok").booleanValue()).isFalse();
        assertThat(json.at("/required/rules").intValue()).isEqualTo(1);
        assertThat(json.at("/required/failed").intValue()).isEqualTo(1);
        assertThat(json.at("/optional/passed").intValue()).isEqualTo(1);
        assertThat(json.at("/failed/0/rule").textValue()).isEqualTo("rec-15");
        assertThat(json.at("/failed/0/message").textValue()).isNotBlank().doesNotContain("is broken");
        assertThat(json.get("capabilities").toString()).contains("\"JOINS\"");
        assertThat(json.at("/report/0").textValue()).endsWith("com.objectstack.driver.sql.json");
    }

    @Test
    void aFileKeepsItsRecordsBetweenDrivers() throws JsonProcessingException {
        CommandRun run = new CommandRun(SOUND);

        assertThat(run.exit(
                        "conformance",
                        "--url",
                        dir.resolve("kit.db").toUri().toString(),
                        "--only",
                        "life-07",
                        "--json",
                        "--report",
                        dir.toString()))
                .as(run::out)
                .isZero();

        assertThat(new ObjectMapper().readTree(run.out()).at("/optional/passed").intValue())
                .isEqualTo(1);
    }

    @Test
    void driversLogAgainAfterTheRun() {
        Level before = Logger.getLogger("com.objectstack").getLevel();

        new CommandRun(SOUND).exit("conformance", "--url", ":memory:", "--only", "page-04", "--report", dir.toString());

        assertThat(Logger.getLogger("com.objectstack").getLevel()).isEqualTo(before);
    }

    @Test
    void aRunInWhichNothingRanIsExitCodeOne() {
        CommandRun run = new CommandRun(SOUND);

        assertThat(run.exit("conformance", "--url", ":memory:", "--only", "page-01", "--report", dir.toString()))
                .isEqualTo(1);
        assertThat(run.out()).contains("Not one rule ran");
    }

    @Test
    void whatCannotBeOpenedIsToldAsByEveryCommand() {
        CommandRun run = new CommandRun(database -> {
            throw DriverException.of(ErrorCode.UNSUPPORTED, "", database.url(), "not here");
        });

        assertThat(run.exit("conformance", "--url", "http://x", "--only", "page"))
                .isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("[UNSUPPORTED] http://x\nHint: not here\n");
    }

    @Test
    void helpWarnsThatTheDatabaseIsWrittenTo() {
        CommandRun run = new CommandRun(SOUND);

        assertThat(run.exit("conformance", "--help")).isZero();
        assertThat(run.out().replaceAll("\\s+", " ")).contains("Makes objects of its own in that database");
    }
}
