package com.objectstack.conformance;

import static com.objectstack.driver.Capability.JOINS;
import static com.objectstack.driver.Capability.QUERY_AGGREGATIONS;
import static com.objectstack.driver.Capability.QUERY_PAGINATION;
import static com.objectstack.driver.Capability.QUERY_SORTING;
import static com.objectstack.driver.ErrorCode.INVALID_QUERY;
import static com.objectstack.driver.ErrorCode.UNKNOWN_FIELD;
import static com.objectstack.driver.ErrorCode.UNKNOWN_OBJECT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.objectstack.driver.DataRecord;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Rules {@code join}: records of several objects side by side. */
abstract class JoinRules extends Area {
    private record Fleet(TestObject ships, TestObject ports) {
        /** A query of the ships with a join of the ports as {@code p}. */
        Asked asking(String type, String rest) {
            return ships.asking("{joins: [{type: '" + type + "', object: '" + ports.name()
                    + "', alias: 'p', on: {home: {$eq: {$field: 'p.id'}}}}]" + rest + "}");
        }
    }

    private Fleet fleet() {
        TestObject ports = object("name text", "{id: 'p1', name: 'Aalborg'}", "{id: 'p2', name: 'Bergen'}");
        return new Fleet(
                object(
                        "home text, n number",
                        "{id: 'a', home: 'p1', n: 1}",
                        "{id: 'b', home: 'p1', n: 2}",
                        "{id: 'c'}"),
                ports);
    }

    private static final String NAMES = ", fields: ['id', {field: 'p.name', alias: 'port'}]";

    @Test
    @RejectedWithout(JOINS)
    void required_join01_withoutItsCapabilityAJoinIsRefused() {
        fleet().asking("inner", "").isUnsupported("/joins");
    }

    @Test
    @Requires(JOINS)
    void optional_join02_anInnerJoinKeepsWhatMatches() {
        fleet().asking("inner", NAMES).gives("[{id: 'a', port: 'Aalborg'}, {id: 'b', port: 'Aalborg'}]");
    }

    @Test
    @Requires(JOINS)
    void optional_join03_aLeftJoinKeepsEveryBaseRecord() {
        fleet().asking("left", NAMES)
                .gives("[{id: 'a', port: 'Aalborg'}, {id: 'b', port: 'Aalborg'}, {id: 'c', port: null}]");
    }

    @Test
    @Requires(JOINS)
    void optional_join04_rightAndFullJoinsKeepTheOtherSide() {
        fleet().asking("right", NAMES)
                .gives("[{id: 'a', port: 'Aalborg'}, {id: 'b', port: 'Aalborg'}, {id: null, port: 'Bergen'}]");
        fleet().asking("full", NAMES)
                .gives("[{id: 'a', port: 'Aalborg'}, {id: 'b', port: 'Aalborg'}, {id: 'c', port: null},"
                        + " {id: null, port: 'Bergen'}]");
    }

    @Test
    @Requires({JOINS, QUERY_SORTING})
    void optional_join05_withoutFieldsEachAliasIsARecord() {
        List<DataRecord> found =
                fleet().asking("left", ", orderBy: [{field: 'id'}]").records();

        assertEquals("Aalborg", ((Map<?, ?>) Objects.requireNonNull(found.get(0).get("p"))).get("name"));
        assertEquals(1L, found.get(0).get("n"));
        assertNull(found.get(2).get("p"));
    }

    @Test
    @Requires(JOINS)
    void optional_join06_nullEqualsNothingInACondition() {
        TestObject object = object("k text", "{id: 'a'}", "{id: 'b', k: 'x'}");

        object.asking("{fields: ['id'], joins: [{type: 'inner', object: '" + object.name()
                        + "', alias: 'o', on: {k: {$eq: {$field: 'o.k'}}}}]}")
                .gives("[{id: 'b'}]");
    }

    @Test
    @Requires(JOINS)
    void optional_join07_theTripleIsTheSameCondition() {
        Fleet fleet = fleet();

        fleet.ships()
                .asking("{fields: ['id'], joins: [{type: 'inner', object: '"
                        + fleet.ports().name() + "', alias: 'p', on: ['home', '=', 'p.id']}]}")
                .gives("[{id: 'a'}, {id: 'b'}]");
    }

    @Test
    @Requires(JOINS)
    void optional_join08_filtersAndSortsNameTheAlias() {
        fleet().asking(
                        "left",
                        NAMES + ", where: {'p.name': {$ne: 'Bergen'}}, orderBy: [{field: 'p.name', order: 'desc'}]")
                .gives("[{id: 'b', port: 'Aalborg'}, {id: 'a', port: 'Aalborg'}, {id: 'c', port: null}]");
    }

    @Test
    @Requires({JOINS, QUERY_PAGINATION})
    void optional_join09_aPagedJoinIsInTheOrderOfItsIds() {
        Fleet fleet = fleet();

        fleet.ports()
                .asking("{fields: ['id', {field: 's.id', alias: 'ship'}], joins: [{type: 'left', object: '"
                        + fleet.ships().name()
                        + "', alias: 's', on: {id: {$eq: {$field: 's.home'}}}}], limit: 9}")
                .gives("[{id: 'p1', ship: 'a'}, {id: 'p1', ship: 'b'}, {id: 'p2', ship: null}]");
    }

    @Test
    @Requires(JOINS)
    void optional_join10_aStrategyChangesNoResult() {
        Fleet fleet = fleet();
        for (String strategy : List.of("auto", "database", "hash", "loop")) {
            fleet.ships()
                    .asking("{fields: ['id'], joins: [{type: 'inner', strategy: '" + strategy + "', object: '"
                            + fleet.ports().name() + "', alias: 'p', on: {home: {$eq: {$field: 'p.id'}}}}]}")
                    .gives("[{id: 'a'}, {id: 'b'}]");
        }
    }

    @Test
    @Requires(JOINS)
    void optional_join11_aSubqueryCanBeJoined() {
        Fleet fleet = fleet();

        fleet.ships()
                .asking("{fields: ['id'], joins: [{type: 'inner', object: '"
                        + fleet.ports().name()
                        + "', alias: 'p', on: {home: {$eq: {$field: 'p.id'}}}, subquery: {object: '"
                        + fleet.ports().name() + "', where: {name: 'Bergen'}}}]}")
                .gives("[]");
    }

    @Test
    @Requires(JOINS)
    void optional_join12_namesThatCannotBeToldApartAreRefused() {
        Fleet fleet = fleet();
        String port = fleet.ports().name();
        String join = "{type: 'left', object: '" + port + "', on: {home: {$eq: {$field: '" + port + ".id'}}}}";

        fleet.ships().asking("{joins: [" + join + ", " + join + "]}").isRefused(INVALID_QUERY, "/joins/1/alias");
        fleet.ships()
                .asking("{joins: [{type: 'left', object: '" + port + "', alias: 'home', on: {}}]}")
                .isRefused(INVALID_QUERY, "/joins/0/alias");
    }

    @Test
    @Requires(JOINS)
    void optional_join13_unknownObjectsAndNamesAreRefused() {
        Fleet fleet = fleet();

        fleet.ships()
                .asking("{joins: [{type: 'inner', object: 'no_such_object', on: {}}]}")
                .isRefused(UNKNOWN_OBJECT, "/joins/0/object");
        fleet.asking("inner", ", where: {'p.nmae': 'x'}").isRefused(UNKNOWN_FIELD, "/where/p.nmae");
        fleet.asking("inner", ", fields: ['q.name']").isRefused(UNKNOWN_FIELD, "/fields/0");
    }

    @Test
    @Requires({JOINS, QUERY_AGGREGATIONS})
    void optional_join14_joinedRecordsAreCountedAndGrouped() {
        Fleet fleet = fleet();

        fleet.asking("left", "").counts(3);
        fleet.asking(
                        "inner",
                        ", groupBy: [{field: 'p.name', alias: 'port'}], aggregations:"
                                + " [{function: 'sum', field: 'n', alias: 's'}]")
                .gives("[{port: 'Aalborg', s: 3}]");
    }
}
