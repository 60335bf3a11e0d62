package com.objectstack.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceLintTest {
    private static final SourceLint OURS = new SourceLint(SourceTree.find());

    @Test
    void mainFilesAreShort() throws IOException {
        assertThat(OURS.longMainFiles(sizeExceptions())).isEmpty();
    }

    @Test
    void testClassesAreFoundBySurefire() {
        assertThat(OURS.misnamedTestClasses()).isEmpty();
    }

    @Test
    void nothingNamesAPathOfOneMachine() {
        assertThat(OURS.machinePaths()).isEmpty();
    }

    @Test
    void tasksHaveIssues() {
        assertThat(OURS.tasksWithoutIssue()).isEmpty();
    }

    /** Lines of {@code path: reason}; {@code #} starts a comment. */
    private static Map<String, String> sizeExceptions() throws IOException {
        try (InputStream in = SourceLintTest.class.getResourceAsStream("/size-exceptions.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(": ", 2))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        }
    }

    @Nested
    class OnABrokenTree {
        @TempDir
        Path root;

        @Test
        void findsALongFileAndAnIdleReason() throws IOException {
            write("m/src/main/java/Long.java", "//\n".repeat(SourceLint.MAX_MAIN_LINES + 1));
            write("m/src/main/java/Excused.java", "//\n".repeat(SourceLint.MAX_MAIN_LINES + 1));
            write("m/src/main/java/Short.java", "//\n".repeat(SourceLint.MAX_MAIN_LINES));

            assertThat(lint().longMainFiles(Map.of("m/src/main/java/Excused.java", "why", "m/gone.java", "why")))
                    .satisfiesExactly(
                            first -> assertThat(first).startsWith("m/src/main/java/Long.java:1: 301 lines"),
                            second -> assertThat(second).startsWith("m/gone.java:1: "));
        }

        @Test
        void findsAMisnamedTestClass() throws IOException {
            write("m/src/test/java/Good" + "Test.java", "    @Test\n");
            write("m/src/test/java/Forgotten.java", "    @Test\n");
            write("m/src/test/java/Base.java", "abstract class Base {\n    @Property(tries = 9)\n");
            write("m/src/test/java/Helper.java", "    @TestOnly\n");

            assertThat(lint().misnamedTestClasses())
                    .singleElement()
                    .asString()
                    .startsWith("m/src/test/java/Forgotten.java:1: ");
        }

        @Test
        void findsMachinePaths() throws IOException {
            write("a.md", "fine: /where/root/x and a.b/home/x\nbad: `/" + "home/me`\n");
            write("target/a.md", "/" + "root/x\n");

            assertThat(lint().machinePaths()).singleElement().asString().startsWith("a.md:2: ");
        }

        @Test
        void findsTasksWithoutIssue() throws IOException {
            write("A.java", "// TO" + "DO(#12): later\n// TO" + "DO: some day\n");

            assertThat(lint().tasksWithoutIssue()).singleElement().asString().startsWith("A.java:2: ");
        }

        private SourceLint lint() {
            return new SourceLint(SourceTree.of(root));
        }

        private void write(String path, String text) throws IOException {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
    }
}
