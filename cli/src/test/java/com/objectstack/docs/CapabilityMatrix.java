package com.objectstack.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.objectstack.driver.Capability;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.sqlite.SqliteDriver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which capabilities work, by the report that the conformance tests of the same build wrote; without one, as when this
 * module alone is tested, by what the SQLite driver says of itself.
 */
final class CapabilityMatrix {
    private static final Path REPORTS = Path.of("../conformance-tests/target/conformance");

    private CapabilityMatrix() {}

    static Map<Capability, Boolean> of(String driver) {
        Path report = REPORTS.resolve(driver + ".json");
        return Files.exists(report) ? of(read(report)) : said();
    }

    /** A capability works if it is declared and no rule that needs it is broken, known or not. */
    static Map<Capability, Boolean> of(JsonNode report) {
        return matrix(capability -> {
            JsonNode about = report.at("/capabilities/" + capability.name());
            return about.get("declared").booleanValue()
                    && about.get("failed").intValue() == 0
                    && about.get("gaps").intValue() == 0;
        });
    }

    private static Map<Capability, Boolean> said() {
        try (IDataDriver driver = SqliteDriver.inMemory()) {
            return matrix(driver.supports()::has);
        }
    }

    private static Map<Capability, Boolean> matrix(Predicate<Capability> works) {
        return Stream.of(Capability.values()).collect(Collectors.toMap(capability -> capability, works::test));
    }

    private static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
