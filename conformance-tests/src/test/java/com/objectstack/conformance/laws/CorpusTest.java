package com.objectstack.conformance.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.sqlite.SqliteDriver;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CorpusTest {
    static Stream<String> names() {
        return Corpus.names().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void holds(String name) {
        try (IDataDriver driver = SqliteDriver.inMemory()) {
            new Laws(driver).check(Corpus.text(name));
        }
    }

    @Test
    void everyFileIsListed() throws IOException, URISyntaxException {
        URL index = Objects.requireNonNull(Corpus.class.getResource("/com/objectstack/conformance/corpus/index.txt"));
        try (Stream<Path> files = Files.list(Path.of(index.toURI()).resolveSibling("."))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".json")))
                    .containsExactlyInAnyOrderElementsOf(Corpus.names());
        }
    }
}
