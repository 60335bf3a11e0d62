package com.objectstack.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.objectstack.conformance.laws.Outcome;
import com.objectstack.conformance.laws.Table;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Explanation;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.RecordStream;
import com.objectstack.query.Aggregation;
import com.objectstack.query.Condition;
import com.objectstack.query.Everything;
import com.objectstack.query.Field;
import com.objectstack.query.FieldReference;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Tenancy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a tenant reads. */
final class TenantReadLaws {
    private static final List<String> ALL = List.of("a1", "a2", "b1", "b2", "c1", "g1");

    private final TenantTable tenants;
    private final IDataDriver driver;
    private final String object;

    TenantReadLaws(TenantTable tenants) {
        this.tenants = tenants;
        this.driver = tenants.table().driver();
        this.object = tenants.table().name();
    }

    /** Every read under these options sees the records of these ids and no others. */
    void everyReadSees(DriverOptions options, List<String> ids) {
        long sum = tenants.before().stream()
                .filter(record -> ids.contains(String.valueOf(record.id())))
                .mapToLong(record -> (Long) record.get("n"))
                .sum();
        Query totals = Query.query().aggregate(Aggregation.count("count"), Aggregation.sum("n", "sum"));
        DataRecord total = driver.find(object, totals.build(), options).get(0);
        Explanation explained = driver.explain(object, QueryAST.ALL, options);

        assertEquals(ids, Table.ids(driver.find(object, QueryAST.ALL, options)), "find");
        assertEquals(ids, Table.ids(streamed(options)), "findStream");
        assertEquals(ids.size(), driver.count(object, QueryAST.ALL, options), "count");
        assertEquals(ids, driver.distinct(object, "s", new Everything(), options), "distinct");
        assertEquals((long) ids.size(), total.get("count"), "the aggregate count");
        assertEquals(sum, total.get("sum"), "the aggregate sum");
        assertEquals(ids, groups(options), "groups");
        for (String id : ALL) {
            QueryAST one = Query.matching(Field.field("id").eq(id)).build();
            assertEquals(ids.contains(id), driver.findById(object, id, options).isPresent(), "findById " + id);
            assertEquals(ids.contains(id), driver.findOne(object, one, options).isPresent(), "findOne " + id);
        }
        options.tenantId()
                .ifPresent(tenant -> assertTrue(
                        explained.args().contains(tenant)
                                || explained.args().toString().contains(tenant),
                        explained::sql));
    }

    private List<DataRecord> streamed(DriverOptions options) {
        List<DataRecord> records = new ArrayList<>();
        try (RecordStream stream = driver.findStream(object, QueryAST.ALL, options)) {
            stream.forEach(records::add);
        }
        return records;
    }

    private List<@Nullable Object> groups(DriverOptions options) {
        QueryAST bySign = Query.query().groupBy("s").orderBy("s").build();
        return driver.find(object, bySign, options).stream()
                .<@Nullable Object>map(group -> group.get("s"))
                .toList();
    }

    void noFilterReachesOthers() {
        Condition others = Field.field(TenantTable.COLUMN).eq(TenantTable.TENANT_B);
        List<Condition> attempts = List.of(
                others,
                others.or(new Everything()),
                Field.field("id").eq("b1").or(Field.field("id").eq("c1")),
                Field.field(TenantTable.COLUMN).ne(TenantTable.TENANT_A),
                Field.field("n").gte(0).not().not());
        for (Condition attempt : attempts) {
            QueryAST query = Query.matching(attempt).build();
            List<String> ids = Table.ids(driver.find(object, query, TenantTable.A));

            assertTrue(List.of("a1", "a2", "g1").containsAll(ids), () -> attempt + " finds " + ids);
            assertEquals(ids.size(), driver.count(object, query, TenantTable.A), "count");
        }
    }

    void theTenantColumnIsNoComparand() {
        Map<String, Supplier<Condition>> conditions = new LinkedHashMap<>();
        conditions.put("s", () -> Field.field("s").eq(new FieldReference(TenantTable.COLUMN)));
        conditions.put(TenantTable.COLUMN, () -> Field.field(TenantTable.COLUMN).eq(new FieldReference("s")));
        conditions.forEach((field, condition) -> {
            Outcome outcome = Outcome.of(() -> tenants.table().ids(condition.get()));

            assertEquals(ErrorCode.INVALID_FILTER, outcome.orFail(field).code());
        });
    }

    static void unscopedObjectsStayUnscoped(IDataDriver driver) {
        FieldSchema organization = FieldSchema.of(TenantTable.COLUMN, FieldType.TEXT);
        ObjectSchema none = ObjectSchema.of("tn", FieldSchema.of("s", FieldType.TEXT));
        ObjectSchema optedOut = new ObjectSchema(
                "tn", Map.of(TenantTable.COLUMN, organization), List.of(), new Tenancy(false, null), Map.of());
        for (ObjectSchema schema : List.of(none, optedOut)) {
            try (Table table = Table.of(driver, schema, List.of(Map.of("id", "x"), Map.of("id", "y")))) {
                DataRecord created = driver.create(table.name(), Map.of("id", "z"), TenantTable.A);

                assertEquals(null, created.get(TenantTable.COLUMN));
                assertEquals(3, driver.count(table.name(), QueryAST.ALL, TenantTable.A));
                assertEquals(3, driver.deleteMany(table.name(), QueryAST.ALL, TenantTable.A));
            }
        }
    }

    static void theDeclaredColumnScopes(IDataDriver driver) {
        ObjectSchema schema = ObjectSchema.of(
                        "tn",
                        FieldSchema.of("owner", FieldType.TEXT),
                        FieldSchema.of(TenantTable.COLUMN, FieldType.TEXT))
                .withTenantField("owner");
        try (Table table = Table.of(driver, schema)) {
            driver.create(table.name(), Map.of("id", "x"), TenantTable.A);
            driver.create(table.name(), Map.of("id", "y", "owner", TenantTable.TENANT_B));
            driver.create(table.name(), Map.of("id", "z", TenantTable.COLUMN, TenantTable.TENANT_B));

            assertEquals(List.of("x", "z"), Table.ids(driver.find(table.name(), QueryAST.ALL, TenantTable.A)));
            assertEquals(
                    TenantTable.TENANT_A,
                    driver.findById(table.name(), "x").orElseThrow().get("owner"));
        }
    }
}
