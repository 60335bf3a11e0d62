package com.objectstack.driver.sqlite;

import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.testing.golden.GoldenQuery;
import com.objectstack.testing.golden.GoldenRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Contract B239: the rows of every golden query, where each table is somebody else's and each of its columns goes by the
 * name of the next field.
 */
class ExternalGoldenRowsTest {
    private static IDataDriver driver;

    @BeforeAll
    static void load() {
        driver = SqliteDriver.inMemory();
        GoldenRows.load(driver);
        for (ObjectDefinition definition : GoldenQuery.objects()) {
            if (!isSearched(definition.schema())) {
                giveAway(definition.schema().named(definition.object()));
            }
        }
    }

    /** Indexes for search are of the driver's own tables. */
    private static boolean isSearched(ObjectSchema schema) {
        return schema.fields().values().stream().anyMatch(FieldSchema::searchable)
                || schema.indexes().stream().anyMatch(index -> index.type().isSearch());
    }

    private static void giveAway(ObjectSchema schema) {
        List<String> columns = new ArrayList<>();
        driver.execute("select * from `" + schema.name() + "` limit 0")
                .columns()
                .forEach(columns::add);
        Map<String, String> fieldsByColumn = new LinkedHashMap<>();
        for (int place = 0; place < columns.size(); place++) {
            fieldsByColumn.put(columns.get((place + 1) % columns.size()), columns.get(place));
        }
        String selected = fieldsByColumn.entrySet().stream()
                .map(entry -> "`" + entry.getValue() + "` as `" + entry.getKey() + "`")
                .collect(Collectors.joining(", "));
        String table = "their " + schema.name();
        driver.execute("create table `" + table + "` as select " + selected + " from `" + schema.name() + "`");
        driver.dropTable(schema.name(), com.objectstack.driver.DriverOptions.NONE);
        driver.registerExternalObject(schema.asExternal(table, fieldsByColumn));
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
