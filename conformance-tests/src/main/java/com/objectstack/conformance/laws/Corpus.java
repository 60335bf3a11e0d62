package com.objectstack.conformance.laws;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The kept cases, resources of the kit; a file that lists their names stands among them, for a jar has no folders. */
final class Corpus {
    private static final String FOLDER = "/com/objectstack/conformance/corpus/";

    private Corpus() {}

    static List<String> names() {
        return text("index.txt").lines().filter(line -> !line.isBlank()).toList();
    }

    static String text(String name) {
        try (InputStream in = Corpus.class.getResourceAsStream(FOLDER + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
