package com.objectstack.driver.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Explanation;
import com.objectstack.driver.IDataDriver;
import com.objectstack.query.QueryAST;
import com.objectstack.query.json.QueryCodec;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.ObjectSchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Comparisons with scalar subqueries: how often they are written, which index they use, what NULL does. */
class ScalarSubqueryTest {
    private IDataDriver driver;

    @BeforeEach
    void load() {
        driver = SqliteDriver.inMemory();
        driver.syncSchema(ObjectSchema.of(
                        "score", FieldSchema.of("points", FieldType.NUMBER), FieldSchema.of("rival", FieldType.TEXT))
                .withIndexes(IndexSchema.on("points")));
        driver.bulkCreate(
                "score",
                List.of(
                        Map.of("id", "a", "points", 1, "rival", "b"),
                        Map.of("id", "b", "points", 2, "rival", "a"),
                        Map.of("id", "c", "points", 3, "rival", "d"),
                        Map.of("id", "d", "rival", "a"),
                        Map.of("id", "e", "points", 5, "rival", "none")));
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void eachOfManyLevelsIsWrittenOnce() {
        String query = "{'object': 'score', 'fields': ['points'], 'where': {'id': 'a'}}";
        for (int level = 0; level < 8; level++) {
            query = "{'object': 'score', 'fields': ['points'], 'limit': 2,"
                    + " 'where': {'id': 'b', 'points': {'$gt': {'$query': " + query + "}}}}";
        }
        QueryAST nested = json("{'where': {'points': {'$gte': {'$query': " + query + "}}}}");

        assertThat(explain(nested).sql().length()).isLessThan(6_000);
        assertThat(ids(nested)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$eq", "$gt", "$gte", "$lt", "$lte"})
    void anIndexIsSearchedForTheSubquerysValue(String operator) {
        QueryAST query = json("{'where': {'points': {'" + operator
                + "': {'$query': {'object': 'score', 'fields': ['points'], 'where': {'rival': 'b'}}}}}}");

        assertThat(explain(query).planText()).contains("SEARCH score USING INDEX");
    }

    @ParameterizedTest
    @CsvSource({"$eq,''", "$ne,'abcde'", "$gt,'b'", "$gte,'b'", "$lt,'a'", "$lte,'a'"})
    void aComparisonAndItsComplementAreAllRecords(String operator, String expected) {
        String comparison = "{'points': {'" + operator + "': {'$query': {'object': 'score', 'fields': ['points'],"
                + " 'where': {'id': {'$eq': {'$field': 'outer.rival'}}}}}}}";

        String matching = String.join("", ids(json("{'where': " + comparison + ", 'orderBy': [{'field': 'id'}]}")));
        String others =
                String.join("", ids(json("{'where': {'$not': " + comparison + "}, 'orderBy': [{'field': 'id'}]}")));

        assertThat(matching).isEqualTo(expected);
        assertThat(others)
                .isEqualTo("abcde"
                        .codePoints()
                        .filter(id -> expected.indexOf(id) < 0)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"$eq", "$ne", "$gt", "$lte"})
    void aSecondRowIsAnErrorUnderEveryOperatorAndItsComplement(String operator) {
        String comparison = "{'points': {'" + operator
                + "': {'$query': {'object': 'score', 'fields': ['points'], 'where': {'rival': 'a'}}}}}";

        for (String filter : List.of(comparison, "{'$not': " + comparison + "}")) {
            DriverException failure =
                    catchThrowableOfType(DriverException.class, () -> ids(json("{'where': " + filter + "}")));

            assertThat(failure.code()).isEqualTo(ErrorCode.RESULT_TOO_LARGE);
            assertThat(failure.path()).endsWith("/points/" + operator + "/$query");
        }
    }

    private Explanation explain(QueryAST query) {
        return driver.explain("score", query, DriverOptions.NONE);
    }

    private List<String> ids(QueryAST query) {
        return driver.find("score", query).stream().map(DataRecord::id).toList();
    }

    private static QueryAST json(String text) {
        return QueryCodec.fromJson(text.replace('\'', '"'));
    }
}
