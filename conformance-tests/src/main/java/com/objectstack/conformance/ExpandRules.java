package com.objectstack.conformance;

import static com.objectstack.driver.Capability.ARRAY_FIELDS;
import static com.objectstack.driver.Capability.EXPAND;
import static com.objectstack.driver.Capability.QUERY_SORTING;
import static com.objectstack.driver.ErrorCode.INVALID_QUERY;
import static com.objectstack.driver.ErrorCode.TYPE_MISMATCH;
import static com.objectstack.driver.ErrorCode.UNKNOWN_FIELD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.objectstack.driver.DataRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules {@code exp}: records in the place of references. */
abstract class ExpandRules extends Area {
    private TestObject ports() {
        return object("name text, depth number", "{id: 'p1', name: 'Aalborg', depth: 9}", "{id: 'p2', name: 'Bergen'}");
    }

    private TestObject ships(TestObject ports) {
        return object(
                "home lookup " + ports.name() + ", note text",
                "{id: 'a', home: 'p1'}",
                "{id: 'b', home: 'gone'}",
                "{id: 'c'}");
    }

    @Test
    @RejectedWithout(EXPAND)
    void required_exp01_withoutItsCapabilityAnExpansionIsRefused() {
        ships(ports()).asking("{expand: {home: {}}}").isUnsupported("/expand");
    }

    @Test
    @Requires({EXPAND, QUERY_SORTING})
    void optional_exp02_theRecordTakesThePlaceOfItsId() {
        List<DataRecord> found = ships(ports())
                .asking("{expand: {home: {}}, orderBy: [{field: 'id'}]}")
                .records();
        Map<?, ?> home = assertInstanceOf(Map.class, found.get(0).get("home"));

        assertEquals("p1", home.get("id"));
        assertEquals("Aalborg", home.get("name"));
    }

    @Test
    @Requires({EXPAND, QUERY_SORTING})
    void optional_exp03_whatIsNotThereKeepsItsId() {
        List<DataRecord> found = ships(ports())
                .asking("{expand: {home: {}}, orderBy: [{field: 'id'}]}")
                .records();

        assertEquals("gone", found.get(1).get("home"));
        assertNull(found.get(2).get("home"));
    }

    @Test
    @Requires(EXPAND)
    void optional_exp04_fieldsAndFilterAreThoseOfTheNestedQuery() {
        ships(ports())
                .asking("{fields: ['id', 'home'], where: {id: 'a'}, expand: {home: {fields: ['name']}}}")
                .gives("[{id: 'a', home: {name: 'Aalborg'}}]");
        ships(ports())
                .asking("{fields: ['id', 'home'], where: {id: 'a'}, expand: {home: {where: {name: 'Bergen'}}}}")
                .gives("[{id: 'a', home: 'p1'}]");
    }

    @Test
    @Requires({EXPAND, ARRAY_FIELDS})
    void optional_exp05_listsAreExpandedElementByElement() {
        TestObject object =
                object("visited lookup " + ports().name() + " multiple", "{id: 'a', visited: ['p2', 'gone', 'p1']}");

        object.asking("{fields: ['visited'], expand: {visited: {fields: ['name']}}}")
                .gives("[{visited: [{name: 'Bergen'}, 'gone', {name: 'Aalborg'}]}]");
    }

    @Test
    @Requires({EXPAND, ARRAY_FIELDS})
    void optional_exp06_orderAndLimitApplyToEachParent() {
        TestObject object = object(
                "visited lookup " + ports().name() + " multiple",
                "{id: 'a', visited: ['p2', 'p1']}",
                "{id: 'b', visited: ['p1', 'p2']}");

        object.asking("{fields: ['id', 'visited'], expand: {visited: {fields: ['name'], orderBy: [{field: 'name',"
                        + " order: 'desc'}], limit: 1}}}")
                .gives("[{id: 'a', visited: [{name: 'Bergen'}, 'p1']}, {id: 'b', visited: [{name: 'Bergen'}, 'p1']}]");
    }

    @Test
    @Requires(EXPAND)
    void optional_exp07_threeLevelsAreExpandedAndNotFour() {
        String name = freshName("tree");
        driver().syncSchema(Notation.schema("up tree " + name).named(name));
        TestObject tree = new TestObject(driver(), name)
                .with(List.of("{id: 'a'}", "{id: 'b', up: 'a'}", "{id: 'c', up: 'b'}", "{id: 'd', up: 'c'}"));
        String fields = "fields: ['id', 'up'], ";

        tree.asking("{" + fields + "where: {id: 'd'}, expand: {up: {" + fields + "expand: {up: {" + fields
                        + "expand: {up: {fields: ['id']}}}}}}}")
                .gives("[{id: 'd', up: {id: 'c', up: {id: 'b', up: {id: 'a'}}}}]");
        tree.asking("{expand: {up: {expand: {up: {expand: {up: {expand: {up: {}}}}}}}}}")
                .isRefused(INVALID_QUERY, "/expand/up/expand/up/expand/up/expand");
    }

    @Test
    @Requires(EXPAND)
    void optional_exp08_whatIsNoReferenceIsNotExpanded() {
        ships(ports()).asking("{expand: {note: {}}}").isRefused(TYPE_MISMATCH, "/expand/note");
        ships(ports()).asking("{expand: {hom: {}}}").isRefused(UNKNOWN_FIELD, "/expand/hom");
    }

    @Test
    @Requires(EXPAND)
    void optional_exp09_problemsOfANestedQueryAreToldWithTheirPlace() {
        ships(ports())
                .asking("{expand: {home: {where: {dpeth: 1}}}}")
                .isRefused(UNKNOWN_FIELD, "/expand/home/where/dpeth");
    }

    @Test
    @Requires(EXPAND)
    void optional_exp10_anExpansionChangesNoCount() {
        Asked asked = ships(ports()).asking("{expand: {home: {where: {name: 'Bergen'}}}}");

        asked.counts(3);
        assertEquals(List.of("a", "b", "c"), TestObject.ids(asked.records()));
    }

    @Test
    @Requires(EXPAND)
    void optional_exp11_aNestedSelectIsAnExpansion() {
        ships(ports())
                .asking("{fields: ['id', {field: 'home', fields: ['name']}], where: {id: 'a'}}")
                .gives("[{id: 'a', home: {name: 'Aalborg'}}]");
    }
}
