package com.objectstack.conformance.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Writes a report as {@code <driver>.json}, {@code .md} and {@code .svg}. */
public final class ReportFiles {
    private ReportFiles() {}

    /**
     * Writes the three files, in place of those of an earlier run.
     *
     * @param report the report
     * @param directory where to; made if it is missing
     */
    public static void write(DriverReport report, Path directory) {
        Map<String, String> texts =
                Map.of("json", JsonReport.text(report), "md", MarkdownReport.text(report), "svg", Badge.text(report));
        try {
            Files.createDirectories(directory);
            for (Map.Entry<String, String> text : texts.entrySet()) {
                Path file = directory.resolve(fileName(report.driver()) + "." + text.getKey());
                // A failure may show half of a surrogate pair, which writeString refuses.
                Files.write(file, text.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("the report of " + report.driver() + " cannot be written", failed);
        }
    }

    /**
     * A driver's name as the name of its files, without an ending.
     *
     * @param driver the name it was tested under
     * @return the files' name
     */
    public static String fileName(String driver) {
        return driver.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-").replaceAll("^[-.]+|-+$", "");
    }
}
