package com.objectstack.conformance.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.IDataDriver;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Drawn filters see what the tenant's scope leaves (SEMANTICS.md decision 13). */
final class TenantLaw {
    private static final String COLUMN = "organization_id";

    private TenantLaw() {}

    /** Records get a tenant by their place; each tenant sees what the filter finds among its own and those of none. */
    static void scoped(IDataDriver driver, Case drawn) {
        Map<String, FieldSchema> fields = new LinkedHashMap<>(drawn.schema().fields());
        fields.put(COLUMN, FieldSchema.of(COLUMN, FieldType.TEXT));
        ObjectSchema schema = new ObjectSchema("tn", fields, List.of(), null, Map.of());
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Map<String, @Nullable Object> row : drawn.rows()) {
            Map<String, @Nullable Object> owned = new LinkedHashMap<>(row);
            owned.put(COLUMN, rows.size() % 3 == 2 ? null : "t" + rows.size() % 3);
            rows.add(owned);
        }
        try (Table table = Table.of(driver, schema, rows)) {
            QueryAST query = Query.matching(drawn.filter()).build();
            List<DataRecord> unscoped = table.find(query);
            for (String tenant : List.of("t0", "t1", "t9")) {
                List<DataRecord> wanted = unscoped.stream()
                        .filter(record -> record.get(COLUMN) == null || tenant.equals(record.get(COLUMN)))
                        .toList();
                DriverOptions options = DriverOptions.NONE.withTenantId(tenant);

                assertEquals(Table.ids(wanted), Table.ids(driver.find(table.name(), query, options)), tenant);
                assertEquals(wanted.size(), driver.count(table.name(), query, options), tenant);
            }
        }
    }
}
