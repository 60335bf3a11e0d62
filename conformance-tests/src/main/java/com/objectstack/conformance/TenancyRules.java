package com.objectstack.conformance;

import static com.objectstack.driver.Capability.DELETE;
import static com.objectstack.driver.Capability.EXPAND;
import static com.objectstack.driver.Capability.JOINS;
import static com.objectstack.driver.Capability.QUERY_CTE;
import static com.objectstack.driver.Capability.QUERY_FILTERS;
import static com.objectstack.driver.Capability.QUERY_SUBQUERIES;
import static com.objectstack.driver.Capability.REFERENCE_PATHS;
import static com.objectstack.driver.ErrorCode.INVALID_FILTER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverOptions;
import com.objectstack.query.Condition;
import com.objectstack.query.Everything;
import com.objectstack.query.Field;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Tenancy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules {@code ten}: no read sees a record of another tenant; records of no tenant are read by all. */
abstract class TenancyRules extends Area {
    private Tenants tenants() {
        return Tenants.in(object(Tenants.SCHEMA));
    }

    @Test
    void required_ten01_everyReadSeesOwnRecordsAndThoseOfNoTenant() {
        tenants().everyReadSees(Tenants.A, List.of("a1", "a2", "g1"));
    }

    @Test
    void required_ten02_severalTenantsAreReadTogether() {
        tenants().everyReadSees(Tenants.READING_B, List.of("a1", "a2", "b1", "b2", "g1"));
    }

    @Test
    void required_ten03_anEmptyTenantIsNone() {
        Tenants tenants = tenants();

        tenants.everyReadSees(Tenants.A.withTenantIds(List.of("", "")), List.of("a1", "a2", "g1"));
        tenants.everyReadSees(DriverOptions.NONE.withTenantId(""), List.of("a1", "a2", "b1", "b2", "c1", "g1"));
    }

    @Test
    void required_ten04_aTenantWithoutRecordsSeesThoseOfNoTenant() {
        tenants().everyReadSees(DriverOptions.NONE.withTenantId("' or 1=1 --"), List.of("g1"));
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_ten05_noFilterReachesAnotherTenantsRecords() {
        Tenants tenants = tenants();
        Condition others = Field.field(Tenants.COLUMN).eq(Tenants.TENANT_B);
        for (Condition attempt : List.of(
                others,
                others.or(new Everything()),
                Field.field("id").in(List.of("b1", "c1")),
                Field.field(Tenants.COLUMN).ne(Tenants.TENANT_A),
                Field.field("n").gte(0).not().not(),
                others.not())) {
            QueryAST query = TestObject.matching(attempt);
            List<String> ids = TestObject.ids(driver().find(tenants.name(), query, Tenants.A));

            assertTrue(List.of("a1", "a2", "g1").containsAll(ids), () -> attempt + " finds " + ids);
            assertEquals(ids.size(), driver().count(tenants.name(), query, Tenants.A));
        }
    }

    @Test
    @Requires(QUERY_FILTERS)
    void required_ten06_theTenantColumnIsNoFieldToCompareWith() {
        Tenants tenants = tenants();

        tenants.object()
                .where("{s: {$eq: {$field: '" + Tenants.COLUMN + "'}}}")
                .isRefusedEverywhere(INVALID_FILTER, "/where/s/$eq/$field");
    }

    @Test
    @Requires(DELETE)
    void required_ten07_objectsWithoutATenantColumnAreNotScoped() {
        FieldSchema organization = FieldSchema.of(Tenants.COLUMN, FieldType.TEXT);
        ObjectSchema optedOut = new ObjectSchema(
                "kit", Map.of(Tenants.COLUMN, organization), List.of(), new Tenancy(false, null), Map.of());
        for (ObjectSchema schema : List.of(Notation.schema("s text"), optedOut)) {
            TestObject object = object(schema, "{id: 'x'}", "{id: 'y'}");
            DataRecord created = driver().create(object.name(), Map.of("id", "z"), Tenants.A);

            assertNull(created.get(Tenants.COLUMN));
            assertEquals(3, driver().count(object.name(), QueryAST.ALL, Tenants.A));
            assertTrue(driver().delete(object.name(), "x", Tenants.A));
        }
    }

    @Test
    void required_ten08_theDeclaredTenantColumnScopes() {
        TestObject object =
                object(Notation.schema("owner text, organization_id text").withTenantField("owner"));
        driver().create(object.name(), Map.of("id", "x"), Tenants.A);
        driver().create(object.name(), Map.of("id", "y", "owner", Tenants.TENANT_B));
        driver().create(object.name(), Map.of("id", "z", Tenants.COLUMN, Tenants.TENANT_B));

        assertEquals(List.of("x", "z"), TestObject.ids(driver().find(object.name(), QueryAST.ALL, Tenants.A)));
        assertEquals(Tenants.TENANT_A, object.record("x").get("owner"));
    }

    @Test
    @Requires(JOINS)
    void optional_ten09_joinedObjectsAreScoped() {
        Tenants tenants = tenants();
        QueryAST query =
                Notation.query("{fields: ['id', {field: 'o.id', alias: 'other'}], joins: [{type: 'left', object: '"
                        + tenants.name() + "', alias: 'o', on: {}}]}");

        for (DataRecord found : driver().find(tenants.name(), query, Tenants.A)) {
            assertTrue(List.of("a1", "a2", "g1").containsAll(List.copyOf(found.values())), found::toString);
        }
        assertEquals(9, driver().count(tenants.name(), query, Tenants.A));
    }

    @Test
    @Requires(QUERY_SUBQUERIES)
    void optional_ten10_subqueriesAreScoped() {
        Tenants tenants = tenants();
        String unscoped = object("k text", "{id: 'a1'}", "{id: 'b1'}").name();
        QueryAST query =
                Notation.query("{where: {id: {$in: {$query: {object: '" + tenants.name() + "', fields: ['id']}}}}}");

        assertEquals(List.of("a1"), TestObject.ids(driver().find(unscoped, query, Tenants.A)));
    }

    @Test
    @Requires(QUERY_CTE)
    void optional_ten11_namedQueriesAreScoped() {
        Tenants tenants = tenants();
        QueryAST query = Notation.query("{with: [{name: 'everyone', query: {object: '" + tenants.name() + "'}}]}");

        assertEquals(List.of("a1", "a2", "g1"), TestObject.ids(driver().find("everyone", query, Tenants.A)));
    }

    @Test
    @Requires({REFERENCE_PATHS, EXPAND})
    void optional_ten12_referencedRecordsAreScoped() {
        Tenants tenants = tenants();
        String name = object("to lookup " + tenants.name(), "{id: 'x', to: 'a1'}", "{id: 'y', to: 'b1'}")
                .name();

        assertEquals(
                List.of("y"),
                TestObject.ids(driver().find(name, Notation.query("{where: {'to.s': null}}"), Tenants.A)));
        assertEquals(
                "b1",
                driver().find(name, Notation.query("{where: {id: 'y'}, expand: {to: {}}}"), Tenants.A)
                        .get(0)
                        .get("to"));
    }
}
