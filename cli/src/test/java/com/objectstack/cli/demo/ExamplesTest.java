package com.objectstack.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.objectstack.driver.DriverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    private static final Path FOLDER = Path.of("..", "examples");

    @Test
    void theIndexNamesEveryFile() throws IOException {
        List<String> files;
        try (Stream<Path> all = Files.list(FOLDER)) {
            files = all.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .sorted()
                    .toList();
        }

        assertThat(Files.readAllLines(FOLDER.resolve("index.txt"))).isEqualTo(files);
    }

    @Test
    void everyExampleIsAQuery() {
        assertThat(Examples.all())
                .hasSizeGreaterThanOrEqualTo(16)
                .allSatisfy(example -> assertThat(example.title()).isNotBlank());
    }

    @Test
    void aMistakeInAnExampleHasItsPlace() {
        assertThatThrownBy(() -> Example.parse("{\"title\":\"t\",\"object\":\"o\",\"query\":{\"wher\":{}}}"))
                .isInstanceOfSatisfying(
                        DriverException.class, e -> assertThat(e.path()).isEqualTo("/query/wher"));
    }
}
