package com.objectstack.testing.sqld;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the server's program is: the system property {@code sqld.binary}, else {@code .sqld/sqld} in the working directory
 * or the nearest folder above it, where {@code .ci/fetch-sqld} puts it.
 */
public final class SqldBinary {
    static final String ABSENT = "no libSQL server: run .ci/fetch-sqld, or set -Dsqld.binary=PATH";

    private SqldBinary() {}

    /** The program, or nothing if it is not there or cannot be executed. */
    public static Optional<Path> find() {
        return find(System.getProperty("sqld.binary", ""), Path.of(""));
    }

    static Optional<Path> find(String configured, Path start) {
        if (!configured.isEmpty()) {
            return Optional.of(Path.of(configured)).filter(Files::isExecutable);
        }
        return Stream.iterate(start.toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve(".sqld").resolve("sqld"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Whether {@code -Dsqld=required} asks for a failure instead of a skip. */
    static boolean isRequired() {
        return "required".equals(System.getProperty("sqld"));
    }
}
