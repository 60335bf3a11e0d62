package com.objectstack.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.testing.golden.GoldenFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Texts that are reviewed like code, in {@code src/test/resources/golden}. With {@code -Dgolden.update=true} the files are
 * rewritten instead of compared; CI refuses that.
 */
public final class Golden {
    private static final Path ROOT = Path.of("src", "test", "resources", "golden");

    private Golden() {}

    /**
     * Compares a text with a file.
     *
     * @param name the file's name below {@code golden}, without {@code .txt}
     * @param actual the text, without a line break at its end
     */
    public static void check(String name, String actual) {
        Path file = ROOT.resolve(name + ".txt");
        try {
            if (GoldenFiles.isUpdating()) {
                update(file, actual);
            }
            assertThat(file).as("write it with -Dgolden.update=true").exists();
            assertThat(actual + "\n").isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void update(Path file, String actual) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, actual + "\n");
    }
}
