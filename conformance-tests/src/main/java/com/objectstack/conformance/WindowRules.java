package com.objectstack.conformance;

import static com.objectstack.driver.Capability.QUERY_AGGREGATIONS;
import static com.objectstack.driver.Capability.QUERY_WINDOW_FUNCTIONS;
import static com.objectstack.driver.ErrorCode.INVALID_QUERY;
import static com.objectstack.driver.ErrorCode.UNKNOWN_FIELD;

import org.junit.jupiter.api.Test;

/** Rules {@code win}: window functions. */
abstract class WindowRules extends Area {
    private TestObject crews() {
        return object(
                "kind text, n number",
                "{id: 'a', kind: 'x', n: 3}",
                "{id: 'b', kind: 'x', n: 1}",
                "{id: 'c', kind: 'y', n: 3}",
                "{id: 'd', kind: 'y'}",
                "{id: 'e', kind: 'y', n: 5}");
    }

    /** Ids and the value of one window function, by id. */
    private static String window(String function) {
        return "{fields: ['id'], windowFunctions: [{alias: 'w', " + function + "}], orderBy: [{field: 'id'}]}";
    }

    @Test
    @RejectedWithout(QUERY_WINDOW_FUNCTIONS)
    void required_win01_withoutItsCapabilityAWindowIsRefused() {
        crews().asking("{windowFunctions: [{function: 'row_number', alias: 'w', over: {}}]}")
                .isUnsupported("/windowFunctions");
    }

    @Test
    @Requires(QUERY_WINDOW_FUNCTIONS)
    void optional_win02_rowsAreNumberedInATotalOrder() {
        crews().asking(window("function: 'row_number', over: {orderBy: [{field: 'n', order: 'desc'}]}"))
                .gives("[{id: 'a', w: 3}, {id: 'b', w: 4}, {id: 'c', w: 2}, {id: 'd', w: 5}, {id: 'e', w: 1}]");
    }

    @Test
    @Requires(QUERY_WINDOW_FUNCTIONS)
    void optional_win03_tiesShareARank() {
        crews().asking(window("function: 'rank', over: {orderBy: [{field: 'n', order: 'desc'}]}"))
                .gives("[{id: 'a', w: 2}, {id: 'b', w: 4}, {id: 'c', w: 2}, {id: 'd', w: 5}, {id: 'e', w: 1}]");
        crews().asking(window("function: 'dense_rank', over: {orderBy: [{field: 'n', order: 'desc'}]}"))
                .gives("[{id: 'a', w: 2}, {id: 'b', w: 3}, {id: 'c', w: 2}, {id: 'd', w: 4}, {id: 'e', w: 1}]");
    }

    @Test
    @Requires(QUERY_WINDOW_FUNCTIONS)
    void optional_win04_shareRanksAreFractions() {
        crews().asking(window("function: 'percent_rank', over: {orderBy: [{field: 'n'}]}"))
                .gives(
                        "[{id: 'a', w: 0.5}, {id: 'b', w: 0.25}, {id: 'c', w: 0.5}, {id: 'd', w: 0.0}, {id: 'e', w: 1.0}]");
        crews().asking(window("function: 'cume_dist', over: {orderBy: [{field: 'n'}]}"))
                .gives(
                        "[{id: 'a', w: 0.8}, {id: 'b', w: 0.4}, {id: 'c', w: 0.8}, {id: 'd', w: 0.2}, {id: 'e', w: 1.0}]");
    }

    @Test
    @Requires(QUERY_WINDOW_FUNCTIONS)
    void optional_win05_partitionsBeginAnew() {
        crews().asking(window("function: 'row_number', over: {partitionBy: ['kind'], orderBy: [{field: 'n'}]}"))
                .gives("[{id: 'a', w: 2}, {id: 'b', w: 1}, {id: 'c', w: 2}, {id: 'd', w: 1}, {id: 'e', w: 3}]");
    }

    @Test
    @Requires(QUERY_WINDOW_FUNCTIONS)
    void optional_win06_aggregatesRunOverTheirFrame() {
        crews().asking(window("function: 'sum', field: 'n', over: {orderBy: [{field: 'id'}],"
                        + " frame: {start: 'UNBOUNDED PRECEDING', end: 'CURRENT ROW'}}"))
                .gives("[{id: 'a', w: 3}, {id: 'b', w: 4}, {id: 'c', w: 7}, {id: 'd', w: 7}, {id: 'e', w: 12}]");
        crews().asking(window("function: 'count', field: 'n', over: {orderBy: [{field: 'id'}],"
                        + " frame: {start: '1 PRECEDING', end: '1 FOLLOWING', exclude: 'current row'}}"))
                .gives("[{id: 'a', w: 1}, {id: 'b', w: 2}, {id: 'c', w: 1}, {id: 'd', w: 2}, {id: 'e', w: 0}]");
    }

    @Test
    @Requires(QUERY_WINDOW_FUNCTIONS)
    void optional_win07_aSumOverAnEmptyFrameIsZero() {
        crews().asking(window("function: 'sum', field: 'n', over: {orderBy: [{field: 'id'}],"
                        + " frame: {start: '2 FOLLOWING', end: '3 FOLLOWING'}}"))
                .gives("[{id: 'a', w: 3}, {id: 'b', w: 5}, {id: 'c', w: 5}, {id: 'd', w: 0}, {id: 'e', w: 0}]");
    }

    @Test
    @Requires(QUERY_WINDOW_FUNCTIONS)
    void optional_win08_neighboursAreReadWithOffsetAndDefault() {
        crews().asking(window("function: 'lag', field: 'n', over: {orderBy: [{field: 'id'}]}"))
                .gives("[{id: 'a', w: null}, {id: 'b', w: 3}, {id: 'c', w: 1}, {id: 'd', w: 3}, {id: 'e', w: null}]");
        crews().asking(window("function: 'lead', field: 'n', offset: 2, default: -1, over: {orderBy: [{field: 'id'}]}"))
                .gives("[{id: 'a', w: 3}, {id: 'b', w: null}, {id: 'c', w: 5}, {id: 'd', w: -1}, {id: 'e', w: -1}]");
    }

    @Test
    @Requires(QUERY_WINDOW_FUNCTIONS)
    void optional_win09_firstLastAndNthAreThoseOfTheFrame() {
        String over = ", over: {orderBy: [{field: 'id'}], frame: {start: '1 PRECEDING', end: '1 FOLLOWING'}}";

        crews().asking(window("function: 'first_value', field: 'id'" + over))
                .gives(
                        "[{id: 'a', w: 'a'}, {id: 'b', w: 'a'}, {id: 'c', w: 'b'}, {id: 'd', w: 'c'}, {id: 'e', w: 'd'}]");
        crews().asking(window("function: 'last_value', field: 'id'" + over))
                .gives(
                        "[{id: 'a', w: 'b'}, {id: 'b', w: 'c'}, {id: 'c', w: 'd'}, {id: 'd', w: 'e'}, {id: 'e', w: 'e'}]");
        crews().asking(window("function: 'nth_value', field: 'id', n: 3" + over))
                .gives(
                        "[{id: 'a', w: null}, {id: 'b', w: 'c'}, {id: 'c', w: 'd'}, {id: 'd', w: 'e'}, {id: 'e', w: null}]");
    }

    @Test
    @Requires(QUERY_WINDOW_FUNCTIONS)
    void optional_win10_recordsAreDealtIntoEqualShares() {
        crews().asking(window("function: 'ntile', n: 2, over: {orderBy: [{field: 'id'}]}"))
                .gives("[{id: 'a', w: 1}, {id: 'b', w: 1}, {id: 'c', w: 1}, {id: 'd', w: 2}, {id: 'e', w: 2}]");
    }

    @Test
    @Requires(QUERY_WINDOW_FUNCTIONS)
    void optional_win11_windowsSeeEveryRowBeforeHavingAndLimit() {
        crews().asking("{fields: ['id'], where: {n: {$exists: true}}, windowFunctions: [{function: 'count', alias: 'w',"
                        + " over: {}}, {function: 'row_number', alias: 'r', over: {orderBy: [{field: 'id'}]}}],"
                        + " having: {r: {$gt: 1}}, orderBy: [{field: 'r'}], limit: 2}")
                .gives("[{id: 'b', w: 4, r: 2}, {id: 'c', w: 4, r: 3}]");
    }

    @Test
    @Requires({QUERY_WINDOW_FUNCTIONS, QUERY_AGGREGATIONS})
    void optional_win12_windowsRunOverGroups() {
        crews().asking("{groupBy: ['kind'], aggregations: [{function: 'sum', field: 'n', alias: 's'}], windowFunctions:"
                        + " [{function: 'rank', alias: 'r', over: {orderBy: [{field: 's', order: 'desc'}]}}],"
                        + " orderBy: [{field: 'kind'}]}")
                .gives("[{kind: 'x', s: 4, r: 2}, {kind: 'y', s: 8, r: 1}]");
    }

    @Test
    @Requires(QUERY_WINDOW_FUNCTIONS)
    void optional_win13_aRangeOfDistancesNeedsOneNumber() {
        crews().asking("{windowFunctions: [{function: 'count', alias: 'w', over: {orderBy: [{field: 'kind'}],"
                        + " frame: {type: 'range', start: '1 PRECEDING'}}}]}")
                .isRefused(INVALID_QUERY, "/windowFunctions/0/over/frame");
        crews().asking(window("function: 'count', over: {orderBy: [{field: 'n'}],"
                        + " frame: {type: 'range', start: '2 PRECEDING', end: 'CURRENT ROW'}}"))
                .gives("[{id: 'a', w: 3}, {id: 'b', w: 1}, {id: 'c', w: 3}, {id: 'd', w: 1}, {id: 'e', w: 3}]");
    }

    @Test
    @Requires(QUERY_WINDOW_FUNCTIONS)
    void optional_win14_missingArgumentsAndUnknownNamesAreRefused() {
        crews().asking("{windowFunctions: [{function: 'lag', alias: 'w'}]}")
                .isRefused(INVALID_QUERY, "/windowFunctions/0/field");
        crews().asking("{windowFunctions: [{function: 'ntile', alias: 'w'}]}")
                .isRefused(INVALID_QUERY, "/windowFunctions/0/n");
        crews().asking("{windowFunctions: [{function: 'sum', field: 'm', alias: 'w'}]}")
                .isRefused(UNKNOWN_FIELD, "/windowFunctions/0/field");
        crews().asking("{windowFunctions: [{function: 'median', alias: 'w'}]}")
                .isRefused(INVALID_QUERY, "/windowFunctions/0/function");
    }
}
