package com.objectstack.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page shows what there is. */
class DocumentedCommandsTest {
    private static final Path PAGE = Path.of("../docs/benchmarks.md");
    private static final Path SOURCES = Path.of("src/main/java/com/objectstack/benchmarks");
    private static final String COMMAND = "bin/objectstack bench";
    private static final Pattern COMMENT = Pattern.compile("\\s+#.*");

    static Stream<String> commands() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith(COMMAND))
                .map(line -> COMMENT.matcher(line.substring(COMMAND.length())).replaceFirst(""));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void commandsAreKnown(String line) {
        String[] args = Arrays.stream(line.replace("'", "").split(" "))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());

        assertThatCode(() -> Bench.commandLine(nowhere, nowhere, InstantSource.system())
                        .parseArgs(args))
                .doesNotThrowAnyException();
    }

    @Test
    void everyBenchmarkIsListed() throws IOException {
        String page = Files.readString(PAGE);
        try (Stream<Path> files = Files.list(SOURCES)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName()))
                            .filter(name -> name.endsWith("Benchmark.java"))
                            .map(name -> "`" + name.replace(".java", "") + "`"))
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(page).contains(name));
        }
    }
}
