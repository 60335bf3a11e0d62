package com.objectstack.testing.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/query-language.md} says what the golden queries say, and passes none of them over. */
class QueryLanguageTest {
    private final QueryLanguagePage page = new QueryLanguagePage();

    @Test
    void everyGoldenQueryIsInOneTopic() {
        assertThat(page.named())
                .as("name new cases in golden/query/outline.md")
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        GoldenQuery.all().map(query -> query.file().name()).toList());
    }

    @Test
    void thePageIsMadeOfTheOutlineAndTheGoldenFiles() throws IOException {
        Path file = GoldenFiles.folder("../../../../../docs/query-language.md").normalize();
        String text = page.text();
        if (GoldenFiles.isUpdating()) {
            Files.writeString(file, text);
        }

        assertThat(file).as("write it with -Dgolden.update=true").exists();
        assertThat(text).isEqualTo(Files.readString(file));
    }
}
