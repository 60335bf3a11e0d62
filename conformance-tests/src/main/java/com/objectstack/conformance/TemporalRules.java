package com.objectstack.conformance;

import static com.objectstack.driver.Capability.QUERY_FILTERS;
import static com.objectstack.driver.Capability.QUERY_SORTING;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.objectstack.driver.DataRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules {@code tmp}: days, times of day and instants. */
abstract class TemporalRules extends Area {
    @Test
    @Requires(QUERY_FILTERS)
    void required_tmp01_aDayAsUpperBoundIsTheWholeDay() {
        fixtures("datetime", "tmp-01");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_tmp02_daysAreComparedAsDays() {
        fixtures("datetime", "tmp-02");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_tmp03_everyFormOfAnInstantIsOneComparand() {
        fixtures("datetime", "tmp-03");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_tmp04_timesOfDayAreComparedExactly() {
        fixtures("time", "tmp-04");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_tmp05_everyFormThatIsWrittenIsStoredAsOne() {
        fixtures("writes", "tmp-05");
    }

    @Test
    void required_tmp06_javasOwnTypesAreWritten() {
        TestObject object = object("at datetime, day date, t time");
        Instant moment = Instant.parse("2026-03-01T04:05:06.789123Z");
        DataRecord ofInstant = driver().create(object.name(), Map.of("at", moment, "day", moment, "t", moment));
        OffsetDateTime elsewhere = OffsetDateTime.parse("2026-03-01T23:30:00-05:00");

        assertEquals(Instant.parse("2026-03-01T04:05:06.789Z"), ofInstant.get("at"));
        assertEquals(LocalDate.of(2026, 3, 1), ofInstant.get("day"));
        assertEquals(LocalTime.of(4, 5, 6, 789_000_000), ofInstant.get("t"));
        assertEquals(
                elsewhere.toInstant(),
                driver().create(object.name(), Map.of("at", elsewhere)).get("at"));
        assertEquals(
                LocalDate.of(2024, 2, 29),
                driver().create(object.name(), Map.of("day", LocalDate.of(2024, 2, 29)))
                        .get("day"));
        assertEquals(
                LocalTime.MAX.withNano(999_000_000),
                driver().create(object.name(), Map.of("t", LocalTime.MAX)).get("t"));
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_tmp07_whatIsNoMomentIsNoComparand() {
        fixtures("datetime", "tmp-07");
        fixtures("time", "tmp-07");
    }

    @Test
    void required_tmp08_whatIsNoMomentIsNotWritten() {
        fixtures("writes", "tmp-08");
    }

    @Test
    @Requires({QUERY_FILTERS, QUERY_SORTING})
    void required_tmp09_moreThanAThousandYearsAreInOrder() {
        TestObject object = object(
                "at datetime",
                "{id: 'a', at: '0001-01-01'}",
                "{id: 'b', at: '1969-12-31T23:59:59.999Z'}",
                "{id: 'c', at: '9999-12-31T23:59:59.999Z'}");

        object.asking("{orderBy: [{field: 'at'}]}").finds("a", "b", "c");
        object.where("{at: {$lt: -1}}").finds("a");
        object.where("{at: -1}").finds("b");
    }
}
