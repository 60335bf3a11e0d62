package com.objectstack.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.cli.CommandLines;
import com.objectstack.cli.exec.ExecProtocol;
import com.objectstack.docs.MarkdownFile.Block;
import com.objectstack.driver.Capability;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.sqlite.SqliteDriver;
import com.objectstack.query.json.JsonText;
import com.objectstack.query.json.QueryCodec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What README and docs show is true: the code compiles and runs, queries are read, commands are known. */
class DocumentationTest {
    private static final Path HERE = Path.of("src/test/java/com/objectstack/docs");
    private static final Path TOY = Path.of("../conformance-tests/src/test/java/com/objectstack/conformance/toy");
    private static final String PAGE_OF_THE_TOY = "docs/write-a-driver.md";
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    private static final Pattern CAPABILITY = Pattern.compile("`([A-Z_]+)`");
    private static final Pattern MATRIX_ROW = Pattern.compile("(\\|.*) \\| (yes|refused) \\| (yes|refused) \\|");

    private static final Pattern CLASS = Pattern.compile("`([A-Z][a-z]+[A-Z]\\w*)`");
    private static final Pattern CELL = Pattern.compile("(?m)^\\| (`[^|]*) \\|");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    static Stream<Block> java() {
        return MarkdownFile.blocks("java");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("java")
    void javaIsCutFromATestedSnippet(Block block) throws IOException {
        if (block.place().startsWith(PAGE_OF_THE_TOY)) {
            assertThat(toy()).anySatisfy(source -> assertThat(source).contains(withoutSpace(block.text())));
        } else {
            assertThat(snippets()).contains(withoutSpace(block.text()));
        }
    }

    /** The driver that one page explains, and its tests: the page may show any part of them. */
    private static List<String> toy() throws IOException {
        List<String> sources = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(TOY, "*.java")) {
            for (Path file : files) {
                sources.add(withoutSpace(Files.readString(file)));
            }
        }
        return sources;
    }

    /** The parts of the tests named {@code ...SnippetsTest} that documentation shows. */
    private static List<String> snippets() throws IOException {
        List<String> snippets = new ArrayList<>();
        try (DirectoryStream<Path> tests = Files.newDirectoryStream(HERE, "*SnippetsTest.java")) {
            for (Path test : tests) {
                Pattern.compile("(?ms)^\\s*// snippet$(.*?)^\\s*// end$")
                        .matcher(Files.readString(test))
                        .results()
                        .forEach(snippet -> snippets.add(withoutSpace(snippet.group(1))));
            }
        }
        return snippets;
    }

    static Stream<Block> json() {
        return MarkdownFile.blocks("json");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("json")
    void jsonIsAQueryOrAnError(Block block) {
        JsonNode json = JsonText.parse(block.text(), ErrorCode.INVALID_QUERY);

        if (json.has("code")) {
            assertThatCode(() -> ErrorCode.valueOf(json.path("code").textValue()))
                    .doesNotThrowAnyException();
        } else {
            assertThatCode(() -> QueryCodec.fromJson(json)).doesNotThrowAnyException();
        }
    }

    /** All but those of the benchmarks, which are a program of their own and test it themselves. */
    static Stream<String> commands() {
        return MarkdownFile.all().stream()
                .flatMap(file -> ShellText.commands(file, "bin/objectstack").stream())
                .filter(line -> !line.startsWith("bin/objectstack bench "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void commandsAreKnown(String line) {
        assertThatCode(() -> CommandLines.parse(ShellText.arguments(line))).doesNotThrowAnyException();
    }

    static Stream<Block> sessions() {
        return MarkdownFile.blocks("exec");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sessions")
    void sessionsAreAnsweredAsShown(Block block) throws IOException {
        String commands = lines(block, "> ");
        ByteArrayOutputStream answers = new ByteArrayOutputStream();

        try (IDataDriver driver = SqliteDriver.inMemory()) {
            new ExecProtocol(driver).run(new ByteArrayInputStream(commands.getBytes(StandardCharsets.UTF_8)), answers);
        }

        assertThat(withoutInstants(answers.toString(StandardCharsets.UTF_8)))
                .isEqualTo(withoutInstants(lines(block, "< ")));
    }

    @Test
    void linksLeadSomewhere() {
        Map<String, List<String>> broken = new TreeMap<>();
        MarkdownFile.all().forEach(file -> broken.put(file.path().toString(), file.brokenLinks()));

        assertThat(broken).allSatisfy((file, links) -> assertThat(links).isEmpty());
    }

    @Test
    void classesThatAreNamedExist() throws IOException {
        Set<String> classes;
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            classes = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }

        assertThat(Stream.of("README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/cli.md")
                        .map(MarkdownFile::read)
                        .flatMap(file -> CLASS.matcher(file.text()).results())
                        .map(name -> name.group(1)))
                .isNotEmpty()
                .isSubsetOf(classes);
    }

    @Test
    void theTableOfOperationsIsComplete() {
        Set<String> listed = CELL.matcher(MarkdownFile.read("docs/cli.md").text())
                .results()
                .flatMap(cell -> NAME.matcher(cell.group(1)).results())
                .map(name -> name.group(1))
                .collect(Collectors.toSet());

        assertThat(listed).containsAll(ExecProtocol.operations());
    }

    @ParameterizedTest
    @CsvSource({"0, sqlite-file", "1, remote"})
    void theTableOfCapabilitiesIsThatOfTheConformanceReports(int column, String driver) {
        Map<Capability, Boolean> said = new TreeMap<>();
        MarkdownFile.read("README.md")
                .text()
                .lines()
                .map(MATRIX_ROW::matcher)
                .filter(Matcher::matches)
                .forEach(row -> {
                    boolean works = row.group(2 + column).equals("yes");
                    CAPABILITY
                            .matcher(row.group(1))
                            .results()
                            .map(name -> Capability.valueOf(name.group(1)))
                            .forEach(capability ->
                                    assertThat(said.put(capability, works)).isNull());
                });

        assertThat(said).isEqualTo(CapabilityMatrix.of(driver));
    }

    private static String lines(Block block, String prefix) {
        return block.text()
                .lines()
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()) + "\n")
                .collect(Collectors.joining());
    }

    private static String withoutSpace(String code) {
        return code.replaceAll("\\s+", "");
    }

    private static String withoutInstants(String answers) {
        return INSTANT.matcher(answers).replaceAll("an instant");
    }
}
