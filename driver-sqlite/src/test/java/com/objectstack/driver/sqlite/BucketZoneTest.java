package com.objectstack.driver.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.IDataDriver;
import com.objectstack.query.Aggregation;
import com.objectstack.query.DateGranularity;
import com.objectstack.query.GroupKey;
import com.objectstack.query.Query;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Date buckets in time zones have the labels that java.time gives, from the year 1 to the year 9999. */
class BucketZoneTest {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

    private static IDataDriver driver;

    @BeforeAll
    static void load() {
        driver = SqliteDriver.inMemory();
        driver.syncSchema(ObjectSchema.of("event", FieldSchema.of("at", FieldType.DATETIME)));
        List<Map<String, Object>> events = new ArrayList<>();
        instants().forEach(at -> events.add(Map.of("at", at)));
        driver.bulkCreate("event", events);
    }

    @AfterAll
    static void close() {
        driver.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Z", "+02:00", "-03:30", "+18:00", "-18:00", "Etc/GMT-14", "Etc/GMT+12", "+01:02:03"})
    void everyLabelIsThatOfTheZonesClock(String zone) {
        for (DateGranularity granularity : DateGranularity.values()) {
            List<DataRecord> groups = driver.find(
                    "event",
                    Query.query()
                            .groupBy(GroupKey.of("at"), new GroupKey.Bucket("at", granularity, zone, "label"))
                            .aggregate(Aggregation.count("n"))
                            .build());

            assertThat(groups)
                    .hasSizeGreaterThan(1000)
                    .allSatisfy(group -> assertThat(group.getString("label"))
                            .as("%s of %s in %s", granularity, group.getInstant("at"), zone)
                            .isEqualTo(label(group.getInstant("at"), granularity, zone)));
        }
    }

    /** The label of a moment; null where the clock shows a year that no four digits write. */
    private static @Nullable String label(Instant at, DateGranularity granularity, String zone) {
        ZonedDateTime clock = at.atZone(ZoneId.of(zone));
        int year = granularity == DateGranularity.WEEK ? clock.get(IsoFields.WEEK_BASED_YEAR) : clock.getYear();
        if (year > 9999) {
            return null;
        }
        return switch (granularity) {
            case DAY -> "%04d-%02d-%02d".formatted(year, clock.getMonthValue(), clock.getDayOfMonth());
            case WEEK -> "%04d-W%02d".formatted(year, clock.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> "%04d-%02d".formatted(year, clock.getMonthValue());
            case QUARTER -> "%04d-Q%d".formatted(year, clock.get(IsoFields.QUARTER_OF_YEAR));
            case YEAR -> "%04d".formatted(year);
        };
    }

    private static List<Instant> instants() {
        Random random = new Random(2026);
        Map<Instant, Boolean> instants = new HashMap<>();
        instants.put(FIRST, true);
        instants.put(LAST, true);
        for (int place = 0; place < 1_000; place++) {
            instants.put(Instant.ofEpochMilli(random.nextLong(FIRST.toEpochMilli(), LAST.toEpochMilli())), true);
            instants.put(
                    Instant.parse("1900-01-01T00:00:00Z").plusMillis(random.nextLong(200L * 365 * 86_400_000)), true);
        }
        return List.copyOf(instants.keySet());
    }
}
