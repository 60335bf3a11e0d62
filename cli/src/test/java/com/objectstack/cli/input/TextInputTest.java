package com.objectstack.cli.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.objectstack.driver.DriverException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextInputTest {
    private static final InputStream NOTHING = InputStream.nullInputStream();

    @TempDir
    Path dir;

    @Test
    void anArgumentStandsForItself() {
        assertThat(TextInput.of("{}", NOTHING)).isEqualTo("{}");
    }

    @Test
    void anAtSignMeansAFile() throws IOException {
        Path file = Files.writeString(dir.resolve("query.json"), "{\"é\":1}");

        assertThat(TextInput.of("@" + file, NOTHING)).isEqualTo("{\"é\":1}");
    }

    @Test
    void aDashMeansStandardInput() {
        InputStream in = new ByteArrayInputStream("{\"é\":1}".getBytes(StandardCharsets.UTF_8));

        assertThat(TextInput.of("-", in)).isEqualTo("{\"é\":1}");
    }

    @Test
    void aMissingFileIsRefusedByItsName() {
        assertThatThrownBy(() -> TextInput.of("@" + dir.resolve("gone.json"), NOTHING))
                .isInstanceOf(DriverException.class)
                .hasMessageContaining("gone.json");
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() throws IOException {
        Path file = Files.write(dir.resolve("latin.json"), new byte[] {(byte) 0xE9});

        assertThatThrownBy(() -> TextInput.file(file.toString()))
                .isInstanceOf(DriverException.class)
                .hasMessageContaining("UTF-8");
    }
}
