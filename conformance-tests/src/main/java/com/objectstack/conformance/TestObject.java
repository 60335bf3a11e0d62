package com.objectstack.conformance;

import com.objectstack.driver.Capability;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.IDataDriver;
import com.objectstack.query.Condition;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import com.objectstack.query.json.RecordCodec;
import com.objectstack.schema.ObjectSchema;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * An object of a name no one else uses, made for one test.
 *
 * @param driver the driver it lives in
 * @param name its name
 */
record TestObject(IDataDriver driver, String name) {
    private static final AtomicLong NUMBER = new AtomicLong();
    private static final String RUN = Long.toString(System.nanoTime() & 0xffffff, Character.MAX_RADIX);

    static String freshName(String base) {
        return base + "_" + RUN + "_" + NUMBER.incrementAndGet();
    }

    static TestObject named(IDataDriver driver, ObjectSchema schema) {
        String name = freshName(schema.name());
        driver.syncSchema(schema.named(name));
        return new TestObject(driver, name);
    }

    TestObject with(List<String> rows) {
        List<Map<String, @Nullable Object>> data =
                rows.stream().map(Notation::row).toList();
        if (data.size() > 1 && driver.supports().has(Capability.BULK_CREATE)) {
            driver.bulkCreate(name, data);
        } else {
            data.forEach(row -> driver.create(name, row));
        }
        return this;
    }

    /** A query of this object, in the notation of {@link Notation}. */
    Asked asking(String query) {
        return new Asked(this, Notation.json(query));
    }

    /** A filter of this object, in the notation of {@link Notation}. */
    Asked where(String filter) {
        return new Asked(this, Doors.query(Notation.json(filter)));
    }

    List<DataRecord> find(String query) {
        return driver.find(name, Notation.query(query));
    }

    DataRecord create(String row) {
        return driver.create(name, Notation.row(row));
    }

    Optional<DataRecord> update(String id, String row) {
        return driver.update(name, id, Notation.row(row));
    }

    DataRecord record(String id) {
        return driver.findById(name, id).orElseThrow(() -> new AssertionError("no record " + id + " in " + all()));
    }

    /** Every record, by id. The order is made here, so that drivers that do not sort can be asked. */
    List<DataRecord> all() {
        return driver.find(name, QueryAST.ALL).stream()
                .sorted((one, other) -> TextOrder.compare(String.valueOf(one.id()), String.valueOf(other.id())))
                .toList();
    }

    /** Every record as JSON, by id: what can be compared whatever a value's class is. */
    List<String> faces() {
        return all().stream()
                .map(record -> RecordCodec.toJson(record).toString())
                .toList();
    }

    long count() {
        return driver.count(name, QueryAST.ALL);
    }

    /** The ids of every record, ascending. */
    List<String> ids() {
        return ids(all());
    }

    /** The ids of records, ascending, each as often as it occurs. */
    static List<String> ids(Collection<DataRecord> records) {
        return records.stream()
                .map(record -> String.valueOf(record.id()))
                .sorted(TextOrder::compare)
                .toList();
    }

    static QueryAST matching(Condition where) {
        return Query.matching(where).build();
    }
}
