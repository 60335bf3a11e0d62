package com.objectstack.benchmarks.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The results of a run, as a file keeps them.
 *
 * @param environment where they were measured
 * @param results what each benchmark came to
 */
record Report(Environment environment, List<Measured> results) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectWriter PRETTY = JSON.writerWithDefaultPrettyPrinter();
    private static final int DATE_LENGTH = 10;

    /** Copies the list. */
    Report {
        results = List.copyOf(results);
    }

    /** Reads a file that {@link #writeInto} wrote. */
    static Report read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), Report.class);
    }

    /**
     * Writes {@code <date>-<commit>.json}; a run of the same day and commit gets a number as well.
     *
     * @param folder where to; made if it is missing
     * @return the file
     */
    Path writeInto(Path folder) throws IOException {
        Files.createDirectories(folder);
        String name = environment.date().substring(0, DATE_LENGTH) + "-" + environment.commit();
        Path file = folder.resolve(name + ".json");
        for (int number = 2; Files.exists(file); number++) {
            file = folder.resolve(name + "-" + number + ".json");
        }
        PRETTY.writeValue(file.toFile(), this);
        return file;
    }
}
