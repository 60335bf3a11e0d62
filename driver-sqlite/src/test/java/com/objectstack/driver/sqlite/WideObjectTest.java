package com.objectstack.driver.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.SqlDataDriver;
import com.objectstack.query.Field;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An object of as many columns as SQLite has: 1,997 fields and the implicit ones. */
class WideObjectTest {
    private static final int MOST = 1_997;
    private static final String LAST = "f" + (MOST - 1);

    private final SqlDataDriver driver = SqliteDriver.inMemory();

    @AfterEach
    void close() {
        driver.close();
    }

    private static ObjectSchema wide(int fields) {
        return ObjectSchema.of(
                "wide",
                IntStream.range(0, fields)
                        .mapToObj(place -> FieldSchema.of("f" + place, FieldType.TEXT))
                        .toArray(FieldSchema[]::new));
    }

    private static Map<String, Object> record(String value) {
        Map<String, Object> record = new LinkedHashMap<>();
        IntStream.range(0, MOST).forEach(place -> record.put("f" + place, value + place));
        return record;
    }

    @Test
    void everyFieldIsWrittenAndReadBack() {
        driver.syncSchema(wide(MOST));

        DataRecord made = driver.create("wide", record("v"));
        driver.bulkCreate("wide", List.of(record("a"), record("b"), record("c")), DriverOptions.NONE);
        driver.update("wide", made.getString("id"), record("w"));
        QueryAST query =
                Query.from("wide").where(Field.field(LAST).eq("w" + (MOST - 1))).build();

        assertThat(driver.find("wide", query))
                .singleElement()
                .satisfies(found -> assertThat(found).hasSize(2_000).containsAllEntriesOf(record("w")));
        assertThat(driver.count("wide", QueryAST.ALL)).isEqualTo(4);
    }

    @Test
    void itsRecordsAreMerged() {
        driver.syncSchema(wide(MOST));
        DataRecord made = driver.create("wide", record("v"));
        Map<String, Object> merged = record("m");
        merged.put("id", made.get("id"));

        assertThat(driver.upsert("wide", merged, List.of(), DriverOptions.NONE)).containsAllEntriesOf(record("m"));
    }

    @Test
    void aColumnIsChangedAndDropped() {
        driver.syncSchema(wide(MOST));
        driver.create("wide", Map.of("f0", "5", LAST, "z"));

        driver.modifyColumn("wide", "f0", FieldSchema.of("f0", FieldType.NUMBER));
        driver.dropColumn("wide", "f1");

        assertThat(driver.find("wide", QueryAST.ALL).get(0))
                .containsEntry("f0", 5L)
                .containsEntry(LAST, "z")
                .doesNotContainKey("f1");
    }

    @Test
    void oneFieldMoreIsRefused() {
        assertRefused(wide(MOST + 1));
        assertRefused(wide(MOST).withSoftDelete());

        driver.syncSchema(wide(MOST - 1).withSoftDelete());
        assertThat(driver.create("wide", Map.of("f0", "v"))).hasSize(2_000);
    }

    private void assertRefused(ObjectSchema schema) {
        DriverException refusal = catchThrowableOfType(DriverException.class, () -> driver.syncSchema(schema));
        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_SCHEMA);
        assertThat(refusal.path()).isEqualTo("/fields");
    }
}
