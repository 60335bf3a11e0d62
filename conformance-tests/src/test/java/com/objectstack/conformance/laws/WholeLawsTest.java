package com.objectstack.conformance.laws;

import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.sqlite.SqliteDriver;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class WholeLawsTest {
    private static void on(Consumer<Laws> law) {
        try (IDataDriver driver = SqliteDriver.inMemory()) {
            law.accept(new Laws(driver));
        }
    }

    @Test
    void queries() {
        on(Laws::everyQueryIsAnsweredAsTheReferenceDoes);
    }

    @Test
    void partitions() {
        on(Laws::aFilterAndItsComplementPartitionEveryQuery);
    }

    @Test
    void aggregates() {
        on(Laws::aFilterAndItsComplementPartitionEveryAggregate);
    }

    @Test
    void counts() {
        on(Laws::aFilteredCountIsTheCountOfTheFiltered);
    }

    @Test
    void pages() {
        on(Laws::pagesOfEveryQueryTile);
    }

    @Test
    void writes() {
        on(Laws::everySequenceOfWritesEndsAsOnTheReference);
    }
}
