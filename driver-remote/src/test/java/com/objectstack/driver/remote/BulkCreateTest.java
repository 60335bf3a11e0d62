package com.objectstack.driver.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.SqlDataDriver;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.testing.sqld.HranaTestClient;
import com.objectstack.testing.sqld.RequiresSqld;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many new records: on their way as one JSON text, where that says what they are. */
@RequiresSqld
class BulkCreateTest {
    private static final int ROWS = 300;
    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "quote \" and \\ and '",
            "line\nbreak\t",
            "\u0001\u001f\u2028",
            "\uD83D\uDE80 \u00e9",
            "123",
            "null",
            "[1]");

    private FaultyProxy proxy;
    private SqlDataDriver driver;

    @BeforeEach
    void open(HranaTestClient database) throws IOException {
        proxy = new FaultyProxy(database.url());
        driver = RemoteDriver.open(
                Servers.config(database).url(proxy.url().toString()).build());
        driver.dropTable("thing", DriverOptions.NONE);
        driver.syncSchema(ObjectSchema.of(
                "thing",
                FieldSchema.of("text", FieldType.TEXT),
                FieldSchema.of("number", FieldType.NUMBER),
                FieldSchema.of("done", FieldType.BOOLEAN),
                FieldSchema.of("at", FieldType.DATETIME),
                FieldSchema.of("tags", FieldType.TAGS)));
    }

    @AfterEach
    void close() {
        driver.close();
        proxy.close();
    }

    private static Map<String, Object> thing(int number) {
        List<Long> numbers = List.of(0L, -1L, 42L, Long.MAX_VALUE, Long.MIN_VALUE + 1, 1L << 53, (1L << 53) + 1);
        Map<String, Object> thing = new HashMap<>();
        thing.put("id", "thing-" + number);
        thing.put("text", TEXTS.get(number % TEXTS.size()));
        thing.put("number", numbers.get(number % numbers.size()));
        thing.put("done", number % 3 == 0 ? null : number % 3 == 1);
        thing.put("at", Instant.parse("2026-01-02T03:04:05.678Z").plusSeconds(number));
        thing.put("tags", List.of("x" + number, TEXTS.get(number % TEXTS.size())));
        return thing;
    }

    private boolean wasJson() {
        return proxy.requests().stream()
                .anyMatch(body -> body.contains("insert into `thing`") && body.contains("json_each"));
    }

    private List<DataRecord> stored() {
        QueryAST all = Query.from("thing").orderBy("created_at").orderBy("id").build();
        return driver.find("thing", all);
    }

    @Test
    void recordsOfOneTextAreThoseOfStatementsOfTheirOwn() {
        List<Map<String, Object>> things = new ArrayList<>();
        for (int number = 0; number < ROWS; number++) {
            things.add(thing(number));
        }
        List<DataRecord> made = driver.bulkCreate("thing", things);
        assertThat(wasJson()).isTrue();

        for (int number = 0; number < ROWS; number += 7) {
            driver.delete("thing", "thing-" + number, DriverOptions.NONE);
            DataRecord single = driver.create("thing", things.get(number));
            Map<String, Object> ofOneText = new HashMap<>(made.get(number));
            Map<String, Object> ofItsOwn = new HashMap<>(single);
            List.of("created_at", "updated_at").forEach(stamp -> {
                ofOneText.remove(stamp);
                ofItsOwn.remove(stamp);
            });
            assertThat(ofOneText).isEqualTo(ofItsOwn);
        }
    }

    @Test
    void recordsComeBackInTheOrderInWhichTheyWereGiven() {
        List<Map<String, Object>> things = new ArrayList<>();
        for (int number = ROWS; number > 0; number--) {
            things.add(thing(number));
        }

        assertThat(driver.bulkCreate("thing", things))
                .extracting(DataRecord::id)
                .containsExactlyElementsOf(things.stream()
                        .map(thing -> Objects.toString(thing.get("id")))
                        .toList());
        assertThat(stored()).hasSize(ROWS);
    }

    @Test
    void fractionsAreBoundOneByOne() {
        List<Map<String, Object>> fractions = new ArrayList<>();
        for (int number = 0; number < ROWS; number++) {
            fractions.add(Map.of("id", "f" + number, "number", number + 0.1));
        }

        assertThat(driver.bulkCreate("thing", fractions).get(7).get("number")).isEqualTo(7.1);
        assertThat(wasJson()).isFalse();
    }

    @Test
    void oneThatIsRefusedRefusesAll() {
        List<Map<String, Object>> things = new ArrayList<>();
        for (int number = 0; number < ROWS; number++) {
            things.add(thing(number));
        }
        things.add(thing(5));

        assertThat(Servers.failure(() -> driver.bulkCreate("thing", things)).code())
                .isEqualTo(ErrorCode.UNIQUE_VIOLATION);
        assertThat(stored()).isEmpty();
    }
}
