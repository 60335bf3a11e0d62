package com.objectstack.conformance.laws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.IDataDriver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Writes the least failing case of a law down, three times: as a JUnit test to paste, as an SQL script and as the JSON file
 * that the kit runs again.
 *
 * @param stage what the case failed on
 * @param directory where the files go
 */
record FailureFiles(Stage stage, Path directory) {
    /** Beside the reports: see {@code DriverConformance}. */
    static FailureFiles of(Stage stage) {
        String reports = System.getProperty("objectstack.conformance.report", "target/conformance");
        return new FailureFiles(stage, Path.of(reports, "failures"));
    }

    /** Keeps a query; gives the names of the files and the case. */
    String keep(ReadCase read, String law, Throwable failure) {
        ObjectNode json = CaseFile.of(ReadLaw.valueOf(law), read);
        String name = name(law, json);
        String test = law.equals(ReadLaw.DRIVER_IS_REFERENCE.name())
                ? new JUnitText(name).of(read, wanted(read))
                : new JUnitText(name).of(json, failure);
        return written(name, test, SqlText.of(read, explained(read)), json);
    }

    /** Keeps a sequence of writes. */
    String keep(WriteCase write, String law, Throwable failure) {
        ObjectNode json = CaseFile.of(write);
        String name = name(law, json);
        return written(name, new JUnitText(name).of(json, failure), SqlText.of(write), json);
    }

    private static String name(String law, ObjectNode json) {
        String name = law.toLowerCase(Locale.ROOT) + "_" + Long.toHexString(Property.seedOfRun() & 0xffffffffL);
        return name + "_" + Integer.toHexString(json.toString().hashCode());
    }

    private Outcome wanted(ReadCase read) {
        IDataDriver reference = stage.reference();
        return stage.show(read.data())
                ? Outcome.of(() -> reference.find(read.object(), read.query(), read.options()))
                : new Outcome(List.of(), null);
    }

    /** The statement and its arguments; a comment that says why there is none. */
    private String explained(ReadCase read) {
        try {
            return SqlText.of(stage.driver().explain(read.object(), read.query(), read.options()));
        } catch (DriverException none) {
            return "-- no statement: " + none.code() + " " + none.path() + "\n";
        }
    }

    private String written(String name, String test, String sql, ObjectNode json) {
        String pretty = json.toPrettyString();
        try {
            Files.createDirectories(directory);
            // Bytes: drawn texts may hold half of a surrogate pair, which writeString refuses.
            Files.write(directory.resolve(name + ".java"), test.getBytes(StandardCharsets.UTF_8));
            Files.write(directory.resolve(name + ".sql"), sql.getBytes(StandardCharsets.UTF_8));
            Files.write(directory.resolve(name + ".json"), pretty.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return pretty + "\nkept in " + directory.resolve(name) + ".java, .sql and .json";
    }
}
