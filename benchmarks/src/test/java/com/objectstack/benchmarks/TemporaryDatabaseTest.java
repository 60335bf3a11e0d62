package com.objectstack.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryDatabaseTest {
    @TempDir
    Path folder;

    @Test
    void whoComesLaterFindsTheSharedFileAsItWasMade() throws IOException, SQLException {
        AtomicInteger made = new AtomicInteger();
        for (int process = 0; process < 2; process++) {
            try (TemporaryDatabase shared =
                    TemporaryDatabase.shared(Optional.of(folder), Account.SCHEMA, 3, number -> row(number, made))) {
                assertThat(shared.driver().findById(Account.OBJECT, Account.id(2)))
                        .isPresent();
            }
        }

        assertThat(made).hasValue(3);
        assertThat(folder.resolve("account-3")).isDirectoryContaining("glob:**.db");
        assertThat(folder).isDirectoryNotContaining("glob:**/making*");
    }

    private static Map<String, Object> row(int number, AtomicInteger made) {
        made.incrementAndGet();
        return Account.of(number).fields();
    }
}
