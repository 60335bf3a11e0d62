package com.objectstack.testing.golden;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The golden files of a topic, wherever in the repository a test runs. */
public final class GoldenFiles {
    private static final Path HOME = Path.of("compiler-jooq", "src", "test", "resources", "golden");

    private GoldenFiles() {}

    /** The cases of a topic, by name. */
    public static Stream<GoldenCase> cases(String topic) {
        try (Stream<Path> files = Files.list(folder(topic))) {
            List<Path> sorted = files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .toList();
            if (sorted.isEmpty()) {
                throw new IllegalStateException("no golden files for " + topic);
            }
            return sorted.stream().map(GoldenFiles::read);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The folder of a topic. */
    public static Path folder(String topic) {
        Path root = Path.of("").toAbsolutePath();
        while (root != null && !Files.isDirectory(root.resolve(HOME))) {
            root = root.getParent();
        }
        if (root == null) {
            throw new IllegalStateException(
                    "no folder " + HOME + " above " + Path.of("").toAbsolutePath());
        }
        return root.resolve(HOME).resolve(topic);
    }

    /** Whether files are rewritten instead of compared. */
    public static boolean isUpdating() {
        boolean updating = Boolean.getBoolean("golden.update");
        if (updating && System.getenv("CI") != null) {
            throw new IllegalStateException("golden files are not rewritten in CI");
        }
        return updating;
    }

    private static GoldenCase read(Path file) {
        try {
            return GoldenCase.read(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
