package com.objectstack.driver.sqlite;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.query.json.RecordCodec;
import com.objectstack.testing.golden.GoldenQuery;
import java.io.IOException;
import java.util.stream.Collectors;
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
        driver.syncSchemasBatch(GoldenQuery.objects(), DriverOptions.NONE);
        for (ObjectDefinition definition : GoldenQuery.objects()) {
            driver.bulkCreate(definition.object(), GoldenQuery.rows(definition.object()));
        }
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
        String rows = golden.operation().equals("count")
                ? String.valueOf(driver.count(golden.object(), golden.query(), golden.options()))
                : rows(golden).collect(Collectors.joining("\n"));

        golden.file().check("rows", rows);
    }

    /** In order if the query has one, else sorted: the order is unspecified then. */
    private static Stream<String> rows(GoldenQuery golden) {
        Stream<String> rows = driver.find(golden.object(), golden.query(), golden.options()).stream()
                .map(row -> withoutClock(RecordCodec.toJson(row)));
        return golden.query().isOrdered() ? rows : rows.sorted();
    }

    /** Audit fields show that they are there, not when the test ran. */
    private static String withoutClock(com.fasterxml.jackson.databind.node.ObjectNode row) {
        for (String field : new String[] {"created_at", "updated_at"}) {
            if (row.has(field)) {
                row.set(field, JsonNodeFactory.instance.textNode("now"));
            }
        }
        return row.toString();
    }
}
