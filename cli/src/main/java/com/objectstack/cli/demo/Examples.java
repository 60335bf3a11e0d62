package com.objectstack.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The files of {@code examples/}, which the build puts into the jar. */
final class Examples {
    private static final String FOLDER = "/examples/";

    private Examples() {}

    /** The queries, in the order of {@code examples/index.txt}. */
    static List<Example> all() {
        return read("index.txt")
                .lines()
                .filter(name -> !name.isBlank())
                .map(name -> Example.parse(read(name)))
                .toList();
    }

    /** The schemas of the objects they ask. */
    static String schema() {
        return read("schema/tpch.json");
    }

    private static String read(String name) {
        try (InputStream in = Examples.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("examples/" + name + " is not in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
