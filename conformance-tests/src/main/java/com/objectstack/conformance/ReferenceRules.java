package com.objectstack.conformance;

import static com.objectstack.driver.Capability.ARRAY_FIELDS;
import static com.objectstack.driver.Capability.QUERY_AGGREGATIONS;
import static com.objectstack.driver.Capability.QUERY_FILTERS;
import static com.objectstack.driver.Capability.QUERY_SORTING;
import static com.objectstack.driver.Capability.REFERENCE_PATHS;
import static com.objectstack.driver.ErrorCode.INVALID_FILTER;
import static com.objectstack.driver.ErrorCode.UNKNOWN_FIELD;

import org.junit.jupiter.api.Test;

/** Rules {@code ref}: paths through references. */
abstract class ReferenceRules extends Area {
    private TestObject ports() {
        return object("name text, depth number", "{id: 'p1', name: 'Aalborg', depth: 9}", "{id: 'p2', name: 'Bergen'}");
    }

    private TestObject ships() {
        return object(
                "home lookup " + ports().name() + ", n number",
                "{id: 'a', home: 'p1', n: 1}",
                "{id: 'b', home: 'p2', n: 2}",
                "{id: 'c', home: 'gone'}",
                "{id: 'd'}");
    }

    @Test
    @RejectedWithout(REFERENCE_PATHS)
    @Requires(QUERY_FILTERS)
    void required_ref01_withoutItsCapabilityAPathIsRefused() {
        ships().where("{'home.name': 'Bergen'}").isUnsupported("/where/home.name");
    }

    @Test
    @Requires(REFERENCE_PATHS)
    void optional_ref02_aPathIsTheFieldOfTheReferencedRecord() {
        ships().where("{'home.name': 'Bergen'}").finds("b");
        ships().where("{'home.depth': {$gt: 5}}").finds("a");
    }

    @Test
    @Requires(REFERENCE_PATHS)
    void optional_ref03_whatIsNotReachedIsNull() {
        ships().where("{'home.depth': null}").finds("b", "c", "d");
        ships().where("{'home.name': {$ne: 'Bergen'}}").finds("a", "c", "d");
        ships().where("{'home.name': {$exists: false}}").finds("c", "d");
    }

    @Test
    @Requires(REFERENCE_PATHS)
    void optional_ref04_notIsTheExactComplementOfAPath() {
        ships().where("{$not: {'home.name': 'Bergen'}}").finds("a", "c", "d");
        ships().where("{$not: {'home.depth': {$lt: 100}}}").finds("b", "c", "d");
    }

    @Test
    @Requires(REFERENCE_PATHS)
    void optional_ref05_anObjectOfNamesIsAFilterOfTheReferencedRecord() {
        ships().where("{home: {name: 'Bergen', $or: [{depth: null}, {depth: 1}]}}")
                .finds("b");
        ships().where("{home: {$not: {name: 'Bergen'}}}").finds("a", "c", "d");
        ships().where("{home: {$eq: 'p1'}}").finds("a");
    }

    @Test
    @Requires(REFERENCE_PATHS)
    void optional_ref06_namesAndOperatorsDoNotMix() {
        ships().where("{home: {name: 'Bergen', $eq: 'p1'}}").isRefusedEverywhere(INVALID_FILTER, "/where/home");
    }

    @Test
    @Requires({REFERENCE_PATHS, QUERY_SORTING})
    void optional_ref07_fieldsAndSortsFollowAPathAndKeepEveryRecord() {
        ships().asking(
                        "{fields: ['id', {field: 'home.name', alias: 'port'}], orderBy: [{field: 'home.name', order: 'desc'}]}")
                .gives(
                        "[{id: 'b', port: 'Bergen'}, {id: 'a', port: 'Aalborg'}, {id: 'd', port: null}, {id: 'c', port: null}]");
    }

    @Test
    @Requires({REFERENCE_PATHS, QUERY_AGGREGATIONS, QUERY_SORTING})
    void optional_ref08_groupsFollowAPath() {
        ships().asking(
                        "{groupBy: [{field: 'home.name', alias: 'port'}], aggregations: [{function: 'count', alias: 'n'}],"
                                + " orderBy: [{field: 'port'}]}")
                .gives("[{port: null, n: 2}, {port: 'Aalborg', n: 1}, {port: 'Bergen', n: 1}]");
    }

    @Test
    @Requires(REFERENCE_PATHS)
    void optional_ref09_aPathFollowsFiveReferencesAndNotSix() {
        String name = freshName("tree");
        driver().syncSchema(Notation.schema("up tree " + name + ", n number").named(name));
        TestObject tree = new TestObject(driver(), name);
        for (int level = 0; level <= 6; level++) {
            tree.create("{id: '" + level + "', n: " + level + ", up: " + (level == 0 ? "null" : "'" + (level - 1) + "'")
                    + "}");
        }

        tree.where("{'up.up.up.up.up.n': 1}").finds("6");
        tree.where("{'up.up.up.up.up.up.n': 0}").isRefusedEverywhere(UNKNOWN_FIELD, "/where/up.up.up.up.up.up.n");
    }

    @Test
    @Requires({REFERENCE_PATHS, ARRAY_FIELDS})
    void optional_ref10_aListOfReferencesTakesNoPath() {
        object("visited lookup " + ports().name() + " multiple")
                .where("{'visited.name': 'Bergen'}")
                .isRefusedEverywhere(UNKNOWN_FIELD, "/where/visited.name");
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_ref11_aPathThatLeadsNowhereIsRefused() {
        object("n number", "{id: 'a', n: 1}").where("{'n.x': 1}").isRefusedEverywhere(UNKNOWN_FIELD, "/where/n.x");
    }
}
