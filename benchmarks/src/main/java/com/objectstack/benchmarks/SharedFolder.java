package com.objectstack.benchmarks;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the processes of a run find the files that an earlier one of them has made. */
public final class SharedFolder {
    private static final String PROPERTY = "objectstack.benchmarks.shared";

    private SharedFolder() {}

    /**
     * The argument that tells a virtual machine.
     *
     * @param folder the folder, which whoever runs the processes removes
     * @return the argument
     */
    public static String argument(Path folder) {
        return "-D" + PROPERTY + "=" + folder;
    }

    /** The folder this process was told of, if it was. */
    static Optional<Path> given() {
        @Nullable String folder = System.getProperty(PROPERTY);
        return Optional.ofNullable(folder).map(Path::of);
    }
}
