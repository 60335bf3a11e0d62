package com.objectstack.testing.sqld;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqldBinaryTest {
    @Test
    void isFoundInAFolderAbove(@TempDir Path root) throws IOException {
        Path binary = executable(root.resolve(".sqld").resolve("sqld"));
        Path module = Files.createDirectories(root.resolve("module").resolve("inner"));

        assertThat(SqldBinary.find("", module)).contains(binary);
    }

    @Test
    void theConfiguredOneWins(@TempDir Path root) throws IOException {
        executable(root.resolve(".sqld").resolve("sqld"));
        Path own = executable(root.resolve("own"));

        assertThat(SqldBinary.find(own.toString(), root)).contains(own);
    }

    @Test
    void aConfiguredOneThatIsMissingIsNotReplaced(@TempDir Path root) throws IOException {
        executable(root.resolve(".sqld").resolve("sqld"));

        assertThat(SqldBinary.find(root.resolve("nowhere").toString(), root)).isEmpty();
    }

    private static Path executable(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
