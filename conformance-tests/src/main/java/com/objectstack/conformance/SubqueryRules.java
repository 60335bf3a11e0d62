package com.objectstack.conformance;

import static com.objectstack.driver.Capability.DELETE;
import static com.objectstack.driver.Capability.QUERY_AGGREGATIONS;
import static com.objectstack.driver.Capability.QUERY_FILTERS;
import static com.objectstack.driver.Capability.QUERY_SUBQUERIES;
import static com.objectstack.driver.Capability.UPDATE;
import static com.objectstack.driver.ErrorCode.INVALID_QUERY;
import static com.objectstack.driver.ErrorCode.RESULT_TOO_LARGE;
import static com.objectstack.driver.ErrorCode.TYPE_MISMATCH;
import static com.objectstack.driver.ErrorCode.UNKNOWN_FIELD;
import static com.objectstack.driver.ErrorCode.UNKNOWN_OBJECT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.objectstack.driver.DriverException;
import com.objectstack.query.QueryAST;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules {@code sub}: queries in the place of comparands. */
abstract class SubqueryRules extends Area {
    private record Fleet(TestObject ships, TestObject ports) {
        Asked where(String filter) {
            return ships.where(filter.replace("PORTS", ports.name()));
        }
    }

    private Fleet fleet() {
        return new Fleet(
                object(
                        "home text, n number",
                        "{id: 'a', home: 'p1', n: 9}",
                        "{id: 'b', home: 'p2', n: 2}",
                        "{id: 'c'}"),
                object(
                        "depth number, tag text",
                        "{id: 'p1', depth: 9, tag: 'p1'}",
                        "{id: 'p2'}",
                        "{id: 'p3', depth: 5}"));
    }

    @Test
    @RejectedWithout(QUERY_SUBQUERIES)
    @Requires(QUERY_FILTERS)
    void required_sub01_withoutItsCapabilityASubqueryIsRefused() {
        fleet().where("{home: {$in: {$query: {object: 'PORTS', fields: ['id']}}}}")
                .isUnsupported("/where/home/$in/$query");
        fleet().where("{$exists: {$query: {object: 'PORTS'}}}").isUnsupported("/where/$exists/$query");
    }

    @Test
    @Requires(QUERY_SUBQUERIES)
    void optional_sub02_membershipAsksForItsRows() {
        fleet().where("{home: {$in: {$query: {object: 'PORTS', fields: ['id'], where: {depth: 9}}}}}")
                .finds("a");
        fleet().where("{home: {$nin: {$query: {object: 'PORTS', fields: ['id'], where: {depth: 9}}}}}")
                .finds("b", "c");
    }

    @Test
    @Requires(QUERY_SUBQUERIES)
    void optional_sub03_nullFromASubqueryIsNoMember() {
        fleet().where("{home: {$in: {$query: {object: 'PORTS', fields: ['tag']}}}}")
                .finds("a");
        fleet().where("{home: {$nin: {$query: {object: 'PORTS', fields: ['tag']}}}}")
                .finds("b", "c");
    }

    @Test
    @Requires({QUERY_SUBQUERIES, QUERY_AGGREGATIONS})
    void optional_sub04_aScalarSubqueryIsAComparand() {
        fleet().where("{n: {$gte: {$query: {object: 'PORTS',"
                        + " aggregations: [{function: 'max', field: 'depth', alias: 'm'}]}}}}")
                .finds("a");
    }

    @Test
    @Requires(QUERY_SUBQUERIES)
    void optional_sub05_aScalarSubqueryWithoutARowIsNull() {
        fleet().where("{n: {$gt: {$query: {object: 'PORTS', fields: ['depth'], where: {depth: 77}}}}}")
                .finds();
        fleet().where("{n: {$eq: {$query: {object: 'PORTS', fields: ['depth'], where: {id: 'p2'}}}}}")
                .finds("c");
        fleet().where("{n: {$ne: {$query: {object: 'PORTS', fields: ['depth'], where: {id: 'p2'}}}}}")
                .finds("a", "b");
    }

    @Test
    @Requires(QUERY_SUBQUERIES)
    void optional_sub06_aScalarSubquerysSecondRowIsAnError() {
        Asked asked = fleet().where("{n: {$gt: {$query: {object: 'PORTS', fields: ['depth']}}}}");
        DriverException failed = Asked.failure("the subquery", RESULT_TOO_LARGE, asked::records);

        assertTrue(failed.path().startsWith("/where/n/$gt"), failed::toString);
    }

    @Test
    @Requires(QUERY_SUBQUERIES)
    void optional_sub07_existenceSeesTheEnclosingRow() {
        String here = "{$exists: {$query: {object: 'PORTS', where: {id: {$eq: {$field: 'outer.home'}}, depth: 9}}}}";

        fleet().where(here).finds("a");
        fleet().where("{$not: " + here + "}").finds("b", "c");
    }

    @Test
    @Requires(QUERY_SUBQUERIES)
    void optional_sub08_aSubqueryHasOneColumn() {
        fleet().where("{home: {$in: {$query: {object: 'PORTS', fields: ['id', 'tag']}}}}")
                .isRefused(INVALID_QUERY, "/where/home/$in/$query/fields");
    }

    @Test
    @Requires(QUERY_SUBQUERIES)
    void optional_sub09_problemsInsideAreToldWithTheirPlace() {
        fleet().where("{home: {$in: {$query: {object: 'no_such_object', fields: ['id']}}}}")
                .isRefused(UNKNOWN_OBJECT, "/where/home/$in/$query/object");
        fleet().where("{$exists: {$query: {object: 'PORTS', where: {dpeth: 1}}}}")
                .isRefused(UNKNOWN_FIELD, "/where/$exists/$query/where/dpeth");
        fleet().where("{n: {$gt: {$query: {object: 'PORTS', fields: ['tag'], limit: 1}}}}")
                .isRefused(TYPE_MISMATCH, "/where/n/$gt/$query");
    }

    @Test
    @Requires({QUERY_SUBQUERIES, UPDATE, DELETE})
    void optional_sub10_writesTakeSubqueriesToo() {
        Fleet fleet = fleet();
        QueryAST deep = Notation.query("{where: {home: {$in: {$query: {object: '"
                + fleet.ports().name() + "', fields: ['id'], where: {depth: 9}}}}}}");

        assertEquals(1, driver().updateMany(fleet.ships().name(), deep, Map.of("n", 100L)));
        assertEquals(100L, fleet.ships().record("a").get("n"));
        assertEquals(1, driver().deleteMany(fleet.ships().name(), deep));
        assertEquals(List.of("b", "c"), fleet.ships().ids());
    }
}
