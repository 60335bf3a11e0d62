package com.objectstack.cli.input;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.Problem;
import java.util.function.Supplier;

/** Reads parts of a document whose readers know nothing of the rest. */
public final class Parts {
    private Parts() {}

    /**
     * Reads a part.
     *
     * @param path the pointer to the part, put in front of the pointers of its problems
     * @param reader reads it
     * @param <T> what is read
     * @return what was read
     */
    public static <T> T within(String path, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (DriverException e) {
            throw DriverException.of(e.problems().stream()
                    .map(problem ->
                            new Problem(problem.code(), path + problem.path(), problem.message(), problem.advice()))
                    .toList());
        }
    }
}
