package com.objectstack.conformance;

import static com.objectstack.driver.Capability.QUERY_AGGREGATIONS;
import static com.objectstack.driver.ErrorCode.INVALID_QUERY;
import static com.objectstack.driver.ErrorCode.UNSUPPORTED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.objectstack.driver.DriverException;
import com.objectstack.query.DateGranularity;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules {@code bkt}: groups by day, week, month, quarter and year. */
abstract class BucketRules extends Area {
    private TestObject moments() {
        return object("at datetime", "{id: 'a', at: '2026-03-29T23:30:00Z'}");
    }

    private static String bucket(String granularity, String rest) {
        return "{groupBy: [{field: 'at', dateGranularity: '" + granularity + "', alias: 'b'" + rest + "}]}";
    }

    @Test
    @Requires(QUERY_AGGREGATIONS)
    void optional_bkt01_granularitiesThatAreNotDeclaredAreRefused() {
        TestObject object = moments();
        for (DateGranularity granularity : DateGranularity.values()) {
            if (driver().supports().dateGranularities().contains(granularity)) {
                assertEquals(1, object.find(bucket(granularity.wireName(), "")).size());
            } else {
                Asked.failure(
                        granularity.wireName(), UNSUPPORTED, () -> object.find(bucket(granularity.wireName(), "")));
            }
        }
    }

    @Test
    @Requires(QUERY_AGGREGATIONS)
    void optional_bkt02_bucketsHaveTheirLabels() {
        fixtures("buckets", "bkt-02");
    }

    @Test
    @Requires(QUERY_AGGREGATIONS)
    void optional_bkt03_weeksAreThoseOfIso() {
        fixtures("buckets", "bkt-03");
    }

    @Test
    @Requires(QUERY_AGGREGATIONS)
    void optional_bkt04_bucketsStandBesideAggregatesAndOtherKeys() {
        fixtures("buckets", "bkt-04");
    }

    @Test
    @Requires(QUERY_AGGREGATIONS)
    void optional_bkt05_anotherGranularityOrFieldIsRefused() {
        fixtures("buckets", "bkt-05");
    }

    @Test
    @Requires(QUERY_AGGREGATIONS)
    void optional_bkt06_aZoneIsComputedExactlyOrRefused() {
        TestObject object = moments();
        for (Map.Entry<String, String> zone : Map.of(
                        "UTC",
                        "2026-03-29",
                        "+02:00",
                        "2026-03-30",
                        "-05:00",
                        "2026-03-29",
                        "Europe/Berlin",
                        "2026-03-30")
                .entrySet()) {
            try {
                assertEquals(
                        zone.getValue(),
                        object.find(bucket("day", ", timezone: '" + zone.getKey() + "'"))
                                .get(0)
                                .get("b"),
                        zone.getKey());
            } catch (DriverException refused) {
                assertEquals(UNSUPPORTED, refused.code(), zone.getKey());
            }
        }
        Asked.failure("an unknown zone", INVALID_QUERY, () -> object.find(bucket("day", ", timezone: 'Mars/Base'")));
    }
}
