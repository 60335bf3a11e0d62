package com.objectstack.driver.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.IDataDriver;
import com.objectstack.query.json.QueryCodec;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.ObjectSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An index on the first sort key finds the place of a cursor, where no NULL can follow it. */
class KeysetPlanTest {
    private static IDataDriver driver;

    @BeforeAll
    static void load() {
        driver = SqliteDriver.inMemory();
        driver.syncSchema(ObjectSchema.of(
                        "visit",
                        FieldSchema.of("at", FieldType.DATETIME).asNotNull(),
                        FieldSchema.of("place", FieldType.TEXT).asIndexed(),
                        FieldSchema.of("stars", FieldType.NUMBER))
                .withIndexes(IndexSchema.on("at", "id")));
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int number = 0; number < 2_000; number++) {
            rows.add(Map.of("at", 1_700_000_000_000L + number, "place", "p" + number % 500, "stars", number % 5));
        }
        driver.bulkCreate("visit", List.copyOf(rows));
        driver.execute("analyze");
    }

    @AfterAll
    static void close() {
        driver.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    {'field': 'place'}                                                        | place | place>?
                    {'field': 'place', 'order': 'desc', 'nulls': 'first'}                     | place | place<?
                    {'field': 'place'}, {'field': 'id', 'order': 'desc'}                      | place | place>?
                    {'field': 'at', 'order': 'desc'}                                          | at    | at<?
                    {'field': 'at', 'nulls': 'last'}                                          | at    | at>?
                    """)
    void isSearched(String order, String key, String found) {
        Object value = key.equals("at") ? "2023-11-15T00:00:00.000Z" : "p42";

        assertThat(plan(order, "'" + key + "': '" + value + "', 'id': 'x'"))
                .contains("SEARCH visit USING")
                .contains("(" + found + ")")
                .doesNotContain("SCAN", "MULTI-INDEX");
    }

    @Test
    void manyKeysAreSearchedByTheFirst() {
        assertThat(plan(
                        "{'field': 'place'}, {'field': 'stars', 'order': 'desc'}, {'field': 'at'}",
                        "'place': 'p42', 'stars': 3, 'at': 0, 'id': 'x'"))
                .contains("SEARCH visit USING INDEX")
                .contains("(place>?)");
    }

    @Test
    void anIndexOfAllKeysNeedsNoSorting() {
        assertThat(plan("{'field': 'at'}", "'at': '2023-11-15T00:00:00.000Z', 'id': 'x'"))
                .contains("(at>?)")
                .doesNotContain("TEMP B-TREE");
    }

    @Test
    void idsAreSearchedByTheKey() {
        assertThat(plan("", "'id': 'x'")).contains("SEARCH visit USING").contains("(id>?)");
    }

    @Test
    void afterANullThatComesLastTheOtherNullsAreSearched() {
        assertThat(plan("{'field': 'place', 'order': 'desc'}", "'place': null, 'id': 'x'"))
                .contains("SEARCH visit USING INDEX")
                .contains("(place=?");
    }

    private static String plan(String order, String cursor) {
        String query = "{'orderBy': [" + order + "], 'cursor': {" + cursor + "}, 'limit': 10}";
        return driver.explain("visit", QueryCodec.fromJson(query.replace('\'', '"')), DriverOptions.NONE)
                .planText();
    }
}
