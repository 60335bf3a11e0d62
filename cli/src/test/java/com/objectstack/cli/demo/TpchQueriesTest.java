package com.objectstack.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.sqlite.SqliteDriver;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Queries over TPC-H at scale 0.01 and hand-written SQL have the same answers on SQLite. */
class TpchQueriesTest {
    private static IDataDriver driver;

    @BeforeAll
    static void load() throws IOException {
        driver = SqliteDriver.inMemory();
        TpchDatabase.load(driver, 0.01);
    }

    @AfterAll
    static void close() {
        driver.close();
    }

    static Stream<TpchCase> cases() {
        return TpchCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isAnsweredAsItsSqlIs(TpchCase tpch) {
        assertThat(tpch.stated(driver)).isNotEmpty();

        tpch.check(driver);
    }
}
