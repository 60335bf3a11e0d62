package com.objectstack.conformance;

import static com.objectstack.driver.Capability.QUERY_AGGREGATIONS;
import static com.objectstack.driver.ErrorCode.INVALID_QUERY;
import static com.objectstack.driver.ErrorCode.UNKNOWN_FIELD;
import static com.objectstack.driver.ErrorCode.VALUE_OUT_OF_RANGE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.objectstack.driver.DataRecord;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Rules {@code agg}: aggregates and groups. */
abstract class AggregateRules extends Area {
    private TestObject points() {
        return object(
                "zone text, pts number, at datetime",
                "{id: 'a', zone: 'n', pts: 4, at: '2026-03-01'}",
                "{id: 'b', zone: 'n', pts: 6, at: '2026-03-02'}",
                "{id: 'c', zone: 's'}",
                "{id: 'd', zone: 's', pts: 4}");
    }

    private static String aggregate(String function, String rest) {
        return "{aggregations: [{function: '" + function + "', alias: 'v'" + rest + "}]}";
    }

    @Test
    @RejectedWithout(QUERY_AGGREGATIONS)
    void required_agg01_withoutItsCapabilityAnAggregateIsRefused() {
        points().asking("{aggregations: [{function: 'count', alias: 'v'}]}").isUnsupported("/aggregations");
        points().asking("{groupBy: ['zone']}").isUnsupported("/groupBy");
    }

    @Test
    @Requires(QUERY_AGGREGATIONS)
    void optional_agg02_countCountsRecordsOrValues() {
        fixtures("aggregation", "agg-02");
    }

    @Test
    @Requires(QUERY_AGGREGATIONS)
    void optional_agg03_sumAverageMinimumAndMaximumIgnoreNull() {
        fixtures("aggregation", "agg-03");
    }

    @Test
    @Requires(QUERY_AGGREGATIONS)
    void optional_agg04_aggregatesOfNothingAreZeroOrNull() {
        fixtures("aggregation", "agg-04");
    }

    @Test
    @Requires(QUERY_AGGREGATIONS)
    void optional_agg05_nullIsAGroupOfItsOwn() {
        fixtures("aggregation", "agg-05");
    }

    @Test
    @Requires(QUERY_AGGREGATIONS)
    void optional_agg06_groupsAndAggregatesAreNamedByTheirAlias() {
        fixtures("aggregation", "agg-06");
    }

    @Test
    @Requires(QUERY_AGGREGATIONS)
    void optional_agg07_differentValuesAreCountedOnce() {
        fixtures("aggregation", "agg-07");
        points().asking(aggregate("sum", ", field: 'pts', distinct: true")).gives("[{v: 10}]");
    }

    @Test
    @Requires(QUERY_AGGREGATIONS)
    void optional_agg08_anAggregateHasAFilterOfItsOwn() {
        fixtures("aggregation", "agg-08");
    }

    @Test
    @Requires(QUERY_AGGREGATIONS)
    void optional_agg09_havingFiltersTheFinishedGroups() {
        fixtures("aggregation", "agg-09");
    }

    @Test
    @Requires(QUERY_AGGREGATIONS)
    void optional_agg10_groupsAreSortedAndPaged() {
        fixtures("aggregation", "agg-10");
    }

    @Test
    @Requires(QUERY_AGGREGATIONS)
    void optional_agg11_anotherFunctionOrPropertyIsRefused() {
        fixtures("aggregation", "agg-11");
    }

    @Test
    @Requires(QUERY_AGGREGATIONS)
    void optional_agg12_otherFieldsBesideGroupsAreRefused() {
        fixtures("aggregation", "agg-12");
        points().asking("{fields: ['pts'], aggregations: [{function: 'count', alias: 'v'}]}")
                .isRefused(INVALID_QUERY, "/fields/0");
    }

    @Test
    @Requires(QUERY_AGGREGATIONS)
    void optional_agg13_booleansAggregateAsNumbers() {
        fixtures("aggregation", "agg-13");
    }

    @Test
    @Requires(QUERY_AGGREGATIONS)
    void optional_agg14_sumsOfWholeNumbersAreExact() {
        TestObject object = object("n number", "{n: 9007199254740993}", "{n: 9007199254740993}", "{n: 1}");

        object.asking(aggregate("sum", ", field: 'n'")).gives("[{v: 18014398509481987}]");
    }

    @Test
    @Requires(QUERY_AGGREGATIONS)
    void optional_agg15_aSumPastSixtyFourBitsIsAnError() {
        TestObject object = object("n number", "{n: 9223372036854775807}", "{n: 1}");

        Asked.failure("the sum", VALUE_OUT_OF_RANGE, () -> object.find(aggregate("sum", ", field: 'n'")));
    }

    @Test
    @Requires(QUERY_AGGREGATIONS)
    void optional_agg16_anAverageIsAlwaysAFraction() {
        assertEquals(
                14.0 / 3,
                assertInstanceOf(
                        Double.class,
                        points().find(aggregate("avg", ", field: 'pts'")).get(0).get("v")),
                1e-9);
        assertEquals(
                5.0,
                points().find("{where: {zone: 'n'}, aggregations: [{function: 'avg', field: 'pts', alias: 'v'}]}")
                        .get(0)
                        .get("v"));
    }

    @Test
    @Requires(QUERY_AGGREGATIONS)
    void optional_agg17_minimaAndGroupKeysArePresentedAsFindDoes() {
        DataRecord found = points().find(aggregate("min", ", field: 'at'")).get(0);

        assertEquals(Instant.parse("2026-03-01T00:00:00Z"), found.get("v"));
        points().asking("{where: {at: {$exists: true}}, groupBy: ['at'], orderBy: [{field: 'at'}]}")
                .gives("[{at: '2026-03-01T00:00:00.000Z'}, {at: '2026-03-02T00:00:00.000Z'}]");
    }

    @Test
    @Requires(QUERY_AGGREGATIONS)
    void optional_agg18_valuesAreCollectedInIdOrderOrTheirOwn() {
        points().asking(aggregate("array_agg", ", field: 'pts'")).gives("[{v: [4, 6, null, 4]}]");
        points().asking(aggregate(
                        "array_agg", ", field: 'id', orderBy: [{field: 'pts', order: 'desc'}, {field: 'id'}]"))
                .gives("[{v: ['b', 'a', 'd', 'c']}]");
        points().asking(aggregate("array_agg", ", field: 'pts', distinct: true"))
                .gives("[{v: [null, 4, 6]}]");
    }

    @Test
    @Requires(QUERY_AGGREGATIONS)
    void optional_agg19_textsAreJoined() {
        points().asking(aggregate("string_agg", ", field: 'zone'")).gives("[{v: 'n,n,s,s'}]");
        points().asking(aggregate("string_agg", ", field: 'zone', separator: ' + ', distinct: true"))
                .gives("[{v: 'n + s'}]");
    }

    @Test
    @Requires(QUERY_AGGREGATIONS)
    void optional_agg20_onlyNumbersAreSummed() {
        fixtures("aggregation", "agg-20");
    }

    @Test
    @Requires(QUERY_AGGREGATIONS)
    void optional_agg21_differentValuesOfNothingAreNotCounted() {
        fixtures("aggregation", "agg-21");
    }

    @Test
    @Requires(QUERY_AGGREGATIONS)
    void optional_agg22_anUnknownNameIsRefused() {
        fixtures("aggregation", "agg-22");
        points().asking("{aggregations: [{function: 'count', alias: 'v'}], having: {pts: 1}}")
                .isRefused(UNKNOWN_FIELD, "/having/pts");
    }
}
