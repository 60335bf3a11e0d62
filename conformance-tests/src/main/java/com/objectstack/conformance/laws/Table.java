package com.objectstack.conformance.laws;

import com.objectstack.driver.Capability;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.RecordUpdate;
import com.objectstack.query.Condition;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.ObjectSchema;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * An object of a name no one else uses, filled with rows; closing it removes it.
 *
 * @param driver the driver it lives in
 * @param name its name
 */
public record Table(IDataDriver driver, String name) implements AutoCloseable {
    private static final AtomicLong NUMBER = new AtomicLong();
    private static final String RUN = Long.toString(System.nanoTime() & 0xffffff, Character.MAX_RADIX);

    /**
     * An empty table.
     *
     * @param driver the driver it is made in
     * @param schema its fields
     * @return the table, under a new name
     */
    public static Table of(IDataDriver driver, ObjectSchema schema) {
        String name = schema.name() + "_" + RUN + "_" + NUMBER.incrementAndGet();
        driver.syncSchema(schema.named(name));
        return new Table(driver, name);
    }

    /**
     * A table with rows.
     *
     * @param driver the driver it is made in
     * @param schema its fields
     * @param rows its rows
     * @return the table, under a new name
     */
    public static Table of(IDataDriver driver, ObjectSchema schema, List<Map<String, @Nullable Object>> rows) {
        Table table = of(driver, schema);
        if (!rows.isEmpty() && driver.supports().has(Capability.BULK_CREATE)) {
            driver.bulkCreate(table.name, rows);
        } else {
            rows.forEach(row -> driver.create(table.name, row));
        }
        return table;
    }

    /**
     * A change of one record.
     *
     * @param id the record
     * @param data the fields to change
     * @return the change
     */
    @SuppressWarnings("NullAway") // javac keeps no type annotations of a compact constructor's parameters
    public static RecordUpdate change(String id, Map<String, @Nullable Object> data) {
        return new RecordUpdate(id, data);
    }

    /**
     * The records of a query.
     *
     * @param query the query
     * @return the records
     */
    public List<DataRecord> find(QueryAST query) {
        return driver.find(name, query);
    }

    /**
     * Every record, by id.
     *
     * @return the records
     */
    public List<DataRecord> all() {
        return find(Query.query().orderBy("id").build());
    }

    /**
     * The ids of the records that satisfy a condition, ascending; no order is asked of the driver.
     *
     * @param where the condition
     * @return the ids
     */
    public List<String> ids(Condition where) {
        return ids(find(Query.matching(where).fields("id").build()));
    }

    /**
     * The ids of records, ascending, each as often as it occurs.
     *
     * @param records the records
     * @return the ids
     */
    public static List<String> ids(List<DataRecord> records) {
        return records.stream()
                .map(record -> String.valueOf(record.id()))
                .sorted(ValueOrder::byCodePoint)
                .toList();
    }

    @Override
    public void close() {
        driver.dropTable(name, DriverOptions.NONE);
    }
}
