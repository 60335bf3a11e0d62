package com.objectstack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    private final CommandRun run = new CommandRun(database -> {
        throw DriverException.of(
                ErrorCode.UNSUPPORTED,
                "",
                database.url() + " with " + database.authToken().orElse("no token"),
                "not here");
    });

    @Test
    void helpNamesEveryCommand() {
        assertThat(run.exit("--help")).isZero();
        assertThat(run.out())
                .contains("query", "compile", "explain", "exec", "demo", "conformance", "ping", "--json-errors");
    }

    @ParameterizedTest
    @ValueSource(strings = {"query", "compile", "explain", "exec", "demo", "conformance"})
    void everyCommandHasHelp(String command) {
        assertThat(run.exit(command, "--help")).isZero();
        assertThat(run.out()).startsWith("Usage: objectstack " + command);
    }

    @Test
    void versionIsTheBuilds() {
        assertThat(run.exit("--version")).isZero();
        assertThat(run.out()).matches("objectstack \\d+\\.\\d+\\.\\d+(-SNAPSHOT)? \\(Java .*\\)\\R");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "xyz",
                "query",
                "query --url :memory:",
                "exec",
                "demo --scale 0",
                "demo --scale NaN",
                "conformance",
                "conformance --url :memory: --only findd",
                "conformance --url :memory: --only find-999",
                "conformance --url :memory: --scale huge",
                "conformance --url :memory: --seed abc",
                "query --url :memory: --query {} --format xml"
            })
    void wrongUsageIsExitCodeTwoAndAllOnStandardError(String line) {
        assertThat(run.exit(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Usage:");
    }

    @Test
    void aRefusalIsExitCodeOneAndItsMessage() {
        assertThat(run.exit("query", "--url", "http://x", "--object", "a", "--query", "{}"))
                .isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("[UNSUPPORTED] http://x with no token\nHint: not here\n");
    }

    @Test
    void jsonErrorsAreForPrograms() {
        assertThat(run.exit("exec", "--json-errors", "--url", "http://x")).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo("{\"code\":\"UNSUPPORTED\",\"path\":\"\",\"message\":\"http://x with no token\","
                        + "\"hint\":\"not here\",\"retryable\":false}\n");
    }

    @Test
    void theQueryIsReadBeforeAnythingIsOpened() {
        assertThat(run.exit("query", "--url", "http://x", "--query", "{\"wher\":1}"))
                .isEqualTo(1);
        assertThat(run.err()).contains("INVALID_QUERY", "/wher");
    }

    @Test
    void theTokenComesFromTheEnvironment() {
        run.setEnvironment("TOKEN", "secret");

        assertThat(run.exit("exec", "--url", "http://x", "--auth-token-env", "TOKEN"))
                .isEqualTo(1);
        assertThat(run.err()).contains("with secret");
    }

    @Test
    void aTokenThatIsNotThereIsRefused() {
        assertThat(run.exit("exec", "--url", "http://x", "--auth-token-env", "TOKEN"))
                .isEqualTo(1);
        assertThat(run.err()).contains("INVALID_CONFIG", "'TOKEN' is not set");
    }

    @Test
    void aBugIsReportedWithItsTrace() {
        CommandRun broken = new CommandRun(database -> {
            throw new IllegalStateException("oops");
        });

        assertThat(broken.exit("exec", "--url", "x")).isEqualTo(1);
        assertThat(broken.err()).contains("INTERNAL", "oops", "at com.objectstack");
    }
}
