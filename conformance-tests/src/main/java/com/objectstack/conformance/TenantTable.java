package com.objectstack.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.objectstack.conformance.laws.Table;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.IDataDriver;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.Uniqueness;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records of three tenants and one of none: {@code a1 a2 b1 b2 c1 g1}.
 *
 * @param table the table
 * @param before its records
 */
record TenantTable(Table table, List<DataRecord> before) {
    /** The column of contract B200 where none is declared. */
    static final String COLUMN = "organization_id";

    static final String TENANT_A = "tenant-a";
    static final String TENANT_B = "tenant-b";
    static final DriverOptions A = DriverOptions.NONE.withTenantId(TENANT_A);

    private static final ObjectSchema SCHEMA = ObjectSchema.of(
            "tn",
            FieldSchema.of(COLUMN, FieldType.TEXT),
            FieldSchema.of("n", FieldType.NUMBER),
            FieldSchema.of("s", FieldType.TEXT),
            FieldSchema.of("code", FieldType.TEXT).withUnique(Uniqueness.GLOBAL));

    static TenantTable create(IDataDriver driver) {
        Table table = Table.of(
                driver,
                SCHEMA,
                List.of(
                        row("a1", TENANT_A, 1),
                        row("a2", TENANT_A, 2),
                        row("b1", TENANT_B, 4),
                        row("b2", TENANT_B, 8),
                        row("c1", "tenant-c", 16),
                        row("g1", null, 32)));
        return new TenantTable(table, table.all());
    }

    private static Map<String, @Nullable Object> row(String id, @Nullable String tenant, long n) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("id", id);
        row.put(COLUMN, tenant);
        row.put("n", n);
        row.put("s", id);
        row.put("code", id);
        return row;
    }

    List<String> ids() {
        return Table.ids(table.all());
    }

    void assertUntouched() {
        assertEquals(before, table.all());
    }

    /** Every record is as it was, but those of these ids. */
    void assertUntouchedBut(String... ids) {
        List<String> changed = List.of(ids);
        assertEquals(without(changed, before), without(changed, table.all()));
    }

    private static List<DataRecord> without(List<String> ids, List<DataRecord> records) {
        return records.stream()
                .filter(record -> !ids.contains(String.valueOf(record.id())))
                .toList();
    }
}
