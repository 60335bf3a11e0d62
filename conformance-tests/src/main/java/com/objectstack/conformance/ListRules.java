package com.objectstack.conformance;

import static com.objectstack.driver.Capability.ARRAY_FIELDS;
import static com.objectstack.driver.Capability.ARRAY_QUERY;
import static com.objectstack.driver.Capability.QUERY_FILTERS;
import static com.objectstack.driver.ErrorCode.INVALID_FILTER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.objectstack.schema.ObjectSchema;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Rules {@code lst}: fields of several values. */
abstract class ListRules extends Area {
    private TestObject flags() {
        return object(
                "flags tags",
                "{id: 'a', flags: ['red', 'old']}",
                "{id: 'b', flags: []}",
                "{id: 'c', flags: ['Red']}",
                "{id: 'd'}");
    }

    @Test
    @RejectedWithout(ARRAY_QUERY)
    void required_lst01_withoutItsCapabilityElementsAreNotAskedAbout() {
        Assumptions.assumeTrue(declares(ARRAY_FIELDS), "capability ARRAY_FIELDS is not declared");
        flags().where("{flags: {$contains: 'red'}}").isUnsupported("/where/flags/$contains");
    }

    @Test
    @RejectedWithout(ARRAY_FIELDS)
    void required_lst02_withoutItsCapabilityAListFieldIsNotRegistered() {
        ObjectSchema schema = Notation.schema("flags tags").named(freshName("lst"));

        Asked.unsupported("syncSchema", "/fields/flags/type", () -> driver().syncSchema(schema));
    }

    @Test
    @Requires(ARRAY_FIELDS)
    void optional_lst03_listsAreReadBackAsTheyWereWritten() {
        TestObject object = flags();

        assertEquals(List.of("red", "old"), object.record("a").get("flags"));
        assertEquals(List.of(), object.record("b").get("flags"));
        assertNull(object.record("d").get("flags"));
    }

    @Test
    @Requires({ARRAY_FIELDS, ARRAY_QUERY})
    void optional_lst04_containsAsksForAnElement() {
        flags().where("{flags: {$contains: 'red'}}").finds("a");
        flags().where("{flags: {$contains: 're'}}").finds();
        flags().where("{flags: {$notContains: 'red'}}").finds("b", "c", "d");
    }

    @Test
    @Requires({ARRAY_FIELDS, ARRAY_QUERY})
    void optional_lst05_inAsksForAnyAndNinForNone() {
        flags().where("{flags: {$in: ['old', 'Red']}}").finds("a", "c");
        flags().where("{flags: {$nin: ['old', 'Red']}}").finds("b", "d");
        flags().where("{flags: {$in: []}}").finds();
    }

    @Test
    @Requires({ARRAY_FIELDS, ARRAY_QUERY})
    void optional_lst06_allAsksForEveryOne() {
        flags().where("{flags: {$all: ['old', 'red']}}").finds("a");
        flags().where("{flags: {$all: ['old', 'new']}}").finds();
        flags().where("{flags: {$all: []}}").finds("a", "b", "c");
    }

    @Test
    @Requires({ARRAY_FIELDS, ARRAY_QUERY})
    void optional_lst07_sizeIsTheNumberOfElements() {
        flags().where("{flags: {$size: 2}}").finds("a");
        flags().where("{flags: {$size: {$lt: 2}}}").finds("b", "c");
        flags().where("{$not: {flags: {$size: 2}}}").finds("b", "c", "d");
    }

    @Test
    @Requires({ARRAY_FIELDS, ARRAY_QUERY})
    void optional_lst08_textOperatorsAskForSomeElement() {
        flags().where("{flags: {$startsWith: 're'}}").finds("a");
        flags().where("{flags: {$icontains: 'RE'}}").finds("a", "c");
        flags().where("{flags: {$like: '_ed'}}").finds("a", "c");
        flags().where("{flags: {$endsWith: 'ld'}}").finds("a");
    }

    @Test
    @Requires({ARRAY_FIELDS, ARRAY_QUERY})
    void optional_lst09_equalityAndRangesOfListsAreRefused() {
        flags().where("{flags: 'red'}").isRefusedEverywhere(INVALID_FILTER, "/where/flags");
        flags().where("{flags: {$gt: 'a'}}").isRefusedEverywhere(INVALID_FILTER, "/where/flags/$gt");
    }

    @Test
    @Requires({ARRAY_FIELDS, QUERY_FILTERS})
    void optional_lst10_aListThatIsThereIsNotNull() {
        flags().where("{flags: {$null: true}}").finds("d");
        flags().where("{flags: {$exists: true}}").finds("a", "b", "c");
    }

    @Test
    @Requires({ARRAY_FIELDS, ARRAY_QUERY})
    void optional_lst11_anyFieldCanHoldSeveralValues() {
        TestObject object = object("names select multiple", "{id: 'a', names: ['x', 'y']}", "{id: 'b', names: ['y']}");

        assertEquals(List.of("x", "y"), object.record("a").get("names"));
        object.where("{names: {$contains: 'x'}}").finds("a");
        object.where("{names: {$size: 1}}").finds("b");
    }
}
