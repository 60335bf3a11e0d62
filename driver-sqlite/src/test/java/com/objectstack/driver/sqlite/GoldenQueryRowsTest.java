package com.objectstack.driver.sqlite;

import com.objectstack.driver.IDataDriver;
import com.objectstack.testing.golden.GoldenQuery;
import com.objectstack.testing.golden.GoldenRows;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of every golden query, whose SQL is stated by compiler-jooq's test. */
class GoldenQueryRowsTest {
    private static IDataDriver driver;

    @BeforeAll
    static void load() {
        driver = SqliteDriver.inMemory();
        GoldenRows.load(driver);
    }

    @AfterAll
    static void close() {
        driver.close();
    }

    static Stream<GoldenQuery> queries() {
        return GoldenQuery.all();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void answersWithItsRows(GoldenQuery golden) throws IOException {
        golden.file().check("rows", GoldenRows.of(driver, golden));
    }
}
