package com.objectstack.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.objectstack.driver.Capability;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.Page;
import com.objectstack.driver.RecordStream;
import com.objectstack.query.Aggregation;
import com.objectstack.query.Everything;
import com.objectstack.query.Field;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Records of three tenants and one of none: {@code a1 a2 b1 b2 c1 g1}.
 *
 * @param object the object
 * @param before its records
 */
record Tenants(TestObject object, List<DataRecord> before) {
    /** The column of contract B200 where none is declared. */
    static final String COLUMN = "organization_id";

    static final String TENANT_A = "tenant-a";
    static final String TENANT_B = "tenant-b";
    static final DriverOptions A = DriverOptions.NONE.withTenantId(TENANT_A);

    /** Writes as A, reads A and B. */
    static final DriverOptions READING_B = A.withTenantIds(List.of(TENANT_A, TENANT_B));

    static final ObjectSchema SCHEMA = ObjectSchema.of(
            "kit",
            FieldSchema.of(COLUMN, FieldType.TEXT),
            FieldSchema.of("n", FieldType.NUMBER),
            FieldSchema.of("s", FieldType.TEXT),
            FieldSchema.of("code", FieldType.TEXT).withUnique(Uniqueness.GLOBAL));

    static Tenants in(TestObject empty) {
        for (String[] row : new String[][] {
            {"a1", TENANT_A}, {"a2", TENANT_A}, {"b1", TENANT_B}, {"b2", TENANT_B}, {"c1", "tenant-c"}, {"g1", ""}
        }) {
            Map<String, Object> data = new HashMap<>(Map.of("id", row[0], "s", row[0], "code", row[0], "n", 1L));
            if (!row[1].isEmpty()) {
                data.put(COLUMN, row[1]);
            }
            empty.driver().create(empty.name(), data);
        }
        return new Tenants(empty, empty.all());
    }

    String name() {
        return object.name();
    }

    /** Every read under these options sees the records of these ids and no others. */
    void everyReadSees(DriverOptions options, List<String> ids) {
        IDataDriver driver = object.driver();
        assertEquals(ids, TestObject.ids(driver.find(name(), QueryAST.ALL, options)), "find");
        assertEquals(ids.size(), driver.count(name(), QueryAST.ALL, options), "count");
        assertEquals(ids, driver.distinct(name(), "s", new Everything(), options), "distinct");
        DriverCapabilities can = driver.supports();
        for (DataRecord record : before) {
            String id = String.valueOf(record.id());
            assertEquals(ids.contains(id), driver.findById(name(), id, options).isPresent(), "findById " + id);
            if (can.has(Capability.QUERY_FILTERS)) {
                QueryAST one = TestObject.matching(Field.field("id").eq(id));
                assertEquals(
                        ids.contains(id), driver.findOne(name(), one, options).isPresent(), "findOne " + id);
            }
        }
        if (can.has(Capability.QUERY_CURSOR)) {
            Page page = driver.findPage(name(), QueryAST.ALL, options);
            assertEquals(ids, TestObject.ids(page.records()), "findPage");
        }
        if (can.has(Capability.STREAMING)) {
            try (RecordStream stream = driver.findStream(name(), QueryAST.ALL, options)) {
                assertEquals(ids, TestObject.ids(stream.stream().toList()), "findStream");
            }
        }
        if (can.has(Capability.QUERY_AGGREGATIONS)) {
            QueryAST sum = Query.query().aggregate(Aggregation.sum("n", "sum")).build();
            assertEquals(
                    (long) ids.size(), driver.find(name(), sum, options).get(0).get("sum"), "the aggregate");
        }
    }

    void assertUntouched() {
        assertEquals(before, object.all(), "records of another tenant were written");
    }

    /** Every record is as it was, but those of these ids. */
    void assertUntouchedBut(String... ids) {
        List<String> changed = List.of(ids);
        assertEquals(
                without(changed, before), without(changed, object.all()), "records of another tenant were written");
    }

    private static List<DataRecord> without(List<String> ids, List<DataRecord> records) {
        return records.stream()
                .filter(record -> !ids.contains(String.valueOf(record.id())))
                .toList();
    }
}
