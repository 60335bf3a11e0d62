package com.objectstack.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the scripts for Node have in common; the libraries that they compare are not installed for tests. */
class PeerScriptsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SCRIPTS = Path.of("peers").toAbsolutePath();

    @TempDir
    Path folder;

    @BeforeAll
    static void requireNode() {
        assumeTrue(isNodeThere(), "there is no Node");
    }

    private static boolean isNodeThere() {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String node(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    @Test
    void accountsAreTheSameInBothLanguages() throws Exception {
        String program = "import('./account.mjs').then(a => console.log(JSON.stringify("
                + "Array.from({ length: 2000 }, (_, number) => a.fields(number)))))";

        JsonNode accounts = JSON.readTree(node(SCRIPTS, "-e", program));

        for (int number = 0; number < 2_000; number++) {
            Map<String, Object> ours = Account.of(number).fields();
            JsonNode theirs = accounts.get(number);
            assertThat(theirs.size()).isEqualTo(ours.size());
            ours.forEach(
                    (field, value) -> assertThat(theirs.get(field).asText()).isEqualTo(String.valueOf(value)));
        }
    }

    @Test
    void everyScriptCanBeRead() throws Exception {
        try (var scripts = Files.list(SCRIPTS)) {
            for (Path script :
                    scripts.filter(file -> file.toString().endsWith(".mjs")).toList()) {
                node(SCRIPTS, "--check", script.toString());
            }
        }
    }

    @Test
    void aPeerIsMeasuredRoundByRound() throws Exception {
        Files.copy(SCRIPTS.resolve("measure.mjs"), folder.resolve("measure.mjs"));
        Files.writeString(folder.resolve("acme.mjs"), """
                export const open = () => ({
                  questions: { Wait: { run: () => new Promise(done => setTimeout(done, 5)) } },
                  close() {}
                })
                """);

        JsonNode time = JSON.readTree(node(folder, "measure.mjs", request("Wait", false)));
        JsonNode throughput = JSON.readTree(node(folder, "measure.mjs", request("Wait", true)));
        JsonNode unknown = JSON.readTree(node(folder, "measure.mjs", request("Fly", false)));

        assertThat(time.path("scores"))
                .hasSize(2)
                .allSatisfy(score -> assertThat(score.asDouble()).isGreaterThan(1_000));
        assertThat(throughput.path("scores"))
                .hasSize(2)
                .allSatisfy(score -> assertThat(score.asDouble()).isBetween(1.0, 4 * 1_000.0));
        assertThat(unknown.path("unsupported").asBoolean()).isTrue();
    }

    private static String request(String question, boolean isThroughput) {
        return JSON.createObjectNode()
                .put("peer", "acme")
                .put("question", question)
                .put("threads", 4)
                .put("isThroughput", isThroughput)
                .put("warmups", 1)
                .put("rounds", 2)
                .put("seconds", 0.05)
                .toString();
    }
}
