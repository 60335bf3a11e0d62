package com.objectstack.conformance;

import static com.objectstack.driver.Capability.JOINS;
import static com.objectstack.driver.Capability.QUERY_AGGREGATIONS;
import static com.objectstack.driver.Capability.QUERY_CTE;
import static com.objectstack.driver.Capability.QUERY_PAGINATION;
import static com.objectstack.driver.ErrorCode.INVALID_QUERY;
import static com.objectstack.driver.ErrorCode.RESULT_TOO_LARGE;
import static com.objectstack.driver.ErrorCode.UNKNOWN_FIELD;
import static com.objectstack.driver.ErrorCode.UNKNOWN_OBJECT;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.objectstack.driver.DriverException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules {@code cte}: queries that are named and used by others. */
abstract class CommonTableRules extends Area {
    private TestObject tree() {
        String name = freshName("tree");
        driver().syncSchema(Notation.schema("up text, n number").named(name));
        return new TestObject(driver(), name)
                .with(List.of(
                        "{id: 'a', n: 1}", "{id: 'b', up: 'a', n: 2}", "{id: 'c', up: 'b', n: 3}", "{id: 'x', n: 4}"));
    }

    private Asked asking(TestObject tree, String with, String base, String rest) {
        return new TestObject(driver(), base).asking("{with: [" + with.replace("TREE", tree.name()) + "]" + rest + "}");
    }

    /** The records under 'a', itself included. */
    private static final String BELOW = "{name: 'below', recursive: true, query: {object: 'TREE', fields: ['id'],"
            + " where: {id: 'a'}}, step: {object: 'TREE', fields: ['id'], joins: [{type: 'inner', object: 'below',"
            + " on: {up: {$eq: {$field: 'below.id'}}}}]}}";

    private static final String CYCLE = "{name: 'loop', recursive: true, query: {object: 'TREE', fields: ['id'],"
            + " where: {id: 'a'}}, step: {object: 'loop', fields: ['id']}";

    @Test
    @RejectedWithout(QUERY_CTE)
    void required_cte01_withoutItsCapabilityANamedQueryIsRefused() {
        TestObject tree = tree();

        asking(tree, "{name: 'big', query: {object: 'TREE'}}", tree.name(), "").isUnsupported("/with");
    }

    @Test
    @Requires(QUERY_CTE)
    void optional_cte02_aNamedQueryIsAnObjectOfItsQuery() {
        asking(tree(), "{name: 'big', query: {object: 'TREE', where: {n: {$gt: 2}}}}", "big", ", fields: ['id']")
                .gives("[{id: 'c'}, {id: 'x'}]");
    }

    @Test
    @Requires(QUERY_CTE)
    void optional_cte03_aLaterNamedQuerySeesTheEarlierOnes() {
        asking(
                        tree(),
                        "{name: 'big', query: {object: 'TREE', where: {n: {$gt: 1}}}},"
                                + " {name: 'some', query: {object: 'big', where: {n: {$lt: 4}}}}",
                        "some",
                        ", fields: ['id']")
                .gives("[{id: 'b'}, {id: 'c'}]");
        asking(tree(), "{name: 'one', query: {object: 'two'}}, {name: 'two', query: {object: 'TREE'}}", "two", "")
                .isRefused(UNKNOWN_OBJECT, "/with/0/query/object");
    }

    @Test
    @Requires({QUERY_CTE, JOINS})
    void optional_cte04_aRecursiveQueryFollowsItsStep() {
        asking(tree(), BELOW, "below", "").gives("[{id: 'a'}, {id: 'b'}, {id: 'c'}]");
        asking(tree(), BELOW.replace("{id: 'a'}", "{n: {$lt: 3}}"), "below", "").counts(5);
    }

    @Test
    @Requires(QUERY_CTE)
    void optional_cte05_differentRowsEndACycle() {
        asking(tree(), CYCLE + ", union: 'distinct'}", "loop", "").gives("[{id: 'a'}]");
    }

    @Test
    @Requires({QUERY_CTE, JOINS})
    void optional_cte06_goingPastTheDepthIsAnError() {
        Asked asked = asking(tree(), CYCLE + ", maxDepth: 20}", "loop", "");
        DriverException failed = Asked.failure("the recursion", RESULT_TOO_LARGE, asked::records);

        assertTrue(failed.path().startsWith("/with/0"), failed::toString);
        Asked shallow = asking(tree(), BELOW.replaceFirst("}$", ", maxDepth: 1}"), "below", "");
        Asked.failure("a second step", RESULT_TOO_LARGE, shallow::records);
        asking(tree(), BELOW.replaceFirst("}$", ", maxDepth: 2}"), "below", "").counts(3);
    }

    @Test
    @Requires(QUERY_CTE)
    void optional_cte07_aNameIsNoObjectsAndNoOthers() {
        TestObject tree = tree();

        asking(tree, "{name: 'TREE', query: {object: 'TREE'}}", tree.name(), "")
                .isRefused(INVALID_QUERY, "/with/0/name");
        asking(tree, "{name: 'a', query: {object: 'TREE'}}, {name: 'a', query: {object: 'TREE'}}", tree.name(), "")
                .isRefused(INVALID_QUERY, "/with/1/name");
    }

    @Test
    @Requires(QUERY_CTE)
    void optional_cte08_aNamedQueryNeedNotBeUsed() {
        TestObject tree = tree();

        asking(tree, "{name: 'unused', query: {object: 'TREE'}}", tree.name(), ", fields: ['id'], where: {n: 1}")
                .gives("[{id: 'a'}]");
        asking(tree, "{name: 'unused', query: {object: 'TREE', where: {m: 1}}}", tree.name(), "")
                .isRefused(UNKNOWN_FIELD, "/with/0/query/where/m");
    }

    @Test
    @Requires(QUERY_CTE)
    void optional_cte09_aStepReadsItselfExactlyOnce() {
        asking(
                        tree(),
                        "{name: 'loop', recursive: true, query: {object: 'TREE', fields: ['id']},"
                                + " step: {object: 'TREE', fields: ['id']}}",
                        "loop",
                        "")
                .isRefused(INVALID_QUERY, "/with/0/step");
    }

    @Test
    @Requires({QUERY_CTE, QUERY_AGGREGATIONS, QUERY_PAGINATION})
    void optional_cte10_aNamedQueryWithoutIdIsPagedByAllItsColumns() {
        asking(
                        tree(),
                        "{name: 'ups', query: {object: 'TREE', groupBy: ['up'],"
                                + " aggregations: [{function: 'count', alias: 'c'}]}}",
                        "ups",
                        ", limit: 5")
                .gives("[{up: null, c: 2}, {up: 'a', c: 1}, {up: 'b', c: 1}]");
    }
}
