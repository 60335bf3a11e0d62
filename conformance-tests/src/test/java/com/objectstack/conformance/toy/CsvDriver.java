package com.objectstack.conformance.toy;

import com.objectstack.conformance.reference.ReferenceDriver;
import com.objectstack.driver.Capability;
import com.objectstack.driver.DataOperations;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.ExecuteResult;
import com.objectstack.driver.Explanation;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.IsolationLevel;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.driver.Page;
import com.objectstack.driver.PoolStats;
import com.objectstack.driver.RecordStream;
import com.objectstack.driver.RecordUpdate;
import com.objectstack.driver.Transaction;
import com.objectstack.query.Condition;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.ObjectSchema;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A driver that keeps each object in a CSV file of a folder. Its records are held in memory too, by an interpreter of the
 * contract that checks data and answers queries; a write changes both or neither. Reads see no half-done write; a
 * folder belongs to one driver at a time. Thread-safe.
 */
public final class CsvDriver implements IDataDriver {
    private static final Set<Capability> CAPABILITIES = EnumSet.of(
            Capability.CREATE,
            Capability.READ,
            Capability.UPDATE,
            Capability.DELETE,
            Capability.QUERY_FILTERS,
            Capability.QUERY_SORTING,
            Capability.QUERY_PAGINATION,
            Capability.SCHEMA_SYNC);

    private static final DriverOptions EVERY_RECORD = DriverOptions.NONE.withDeleted(true, false);

    private final Path folder;
    private final ReferenceDriver memory;

    private CsvDriver(Path folder) {
        this.folder = folder;
        this.memory = ReferenceDriver.withCapabilities(inMemory());
    }

    /** Transactions make a write in memory wait for its file; the driver offers none itself. */
    private static Set<Capability> inMemory() {
        Set<Capability> capabilities = EnumSet.copyOf(CAPABILITIES);
        capabilities.add(Capability.TRANSACTIONS);
        return capabilities;
    }

    /**
     * A driver over the CSV files of a folder.
     *
     * @param folder an existing folder
     * @return a new driver; the caller closes it
     */
    public static CsvDriver in(Path folder) {
        return new CsvDriver(folder);
    }

    @Override
    public String name() {
        return "com.example.driver.csv";
    }

    @Override
    public String version() {
        return "1.0.0";
    }

    @Override
    public DriverCapabilities supports() {
        return new DriverCapabilities(CAPABILITIES, Set.of(), Set.of());
    }

    @Override
    public void connect() {
        memory.connect();
    }

    @Override
    public void disconnect() {
        memory.disconnect();
    }

    @Override
    public boolean checkHealth() {
        return memory.checkHealth();
    }

    @Override
    public Optional<PoolStats> getPoolStats() {
        return Optional.empty();
    }

    // What objects there are.

    @Override
    public synchronized void syncSchema(String object, ObjectSchema schema, DriverOptions options) {
        refuseSoftDelete(schema);
        boolean isNew = !isKnown(object);
        memory.syncSchema(object, schema, options);
        if (isNew) {
            load(object, schema);
        }
    }

    @Override
    public void syncSchemasBatch(List<ObjectDefinition> objects, DriverOptions options) {
        memory.syncSchemasBatch(objects, options);
    }

    @Override
    public synchronized void registerObjects(List<ObjectDefinition> objects) {
        objects.forEach(each -> refuseSoftDelete(each.schema()));
        List<ObjectDefinition> unknown =
                objects.stream().filter(each -> !isKnown(each.object())).toList();
        memory.registerObjects(objects);
        unknown.forEach(each -> load(each.object(), each.schema()));
    }

    @Override
    public synchronized void dropTable(String object, DriverOptions options) {
        memory.dropTable(object, options);
        file(object).delete();
    }

    /** A file has the columns of declared fields, so that a mark would not outlive the driver. */
    private static void refuseSoftDelete(ObjectSchema schema) {
        if (schema.metadata().get("softDelete") instanceof Map<?, ?> block
                && Boolean.TRUE.equals(block.get("enabled"))) {
            throw DriverException.of(
                    ErrorCode.UNSUPPORTED, "/softDelete", "CSV files keep no deleted records", "leave it out");
        }
    }

    private boolean isKnown(String object) {
        return memory.introspectSchema().tables().containsKey(object);
    }

    private CsvFile file(String object) {
        return new CsvFile(folder.resolve(object + ".csv"));
    }

    /** Takes over the records of an earlier run; columns that the schema does not declare stay in the file alone. */
    private void load(String object, ObjectSchema schema) {
        try {
            memory.runInTransaction(records -> file(object).read().forEach(row -> {
                Map<String, Object> declared = new HashMap<>(row);
                declared.keySet().retainAll(columns(schema));
                records.create(object, declared);
            }));
        } catch (RuntimeException unreadable) {
            // Known without its records, the object's next write would replace the file.
            memory.dropTable(object, DriverOptions.NONE);
            throw unreadable;
        }
    }

    private static Set<String> columns(ObjectSchema schema) {
        Set<String> columns = new HashSet<>(schema.fields().keySet());
        columns.addAll(List.of("id", "created_at", "updated_at"));
        return columns;
    }

    // Writes: in memory first, where bad data is refused; then the file. The rename of the file is what decides.

    private synchronized <T> T write(String object, Function<DataOperations, T> change) {
        return memory.inTransaction(records -> {
            T result = change.apply(records);
            file(object).write(records.find(object, QueryAST.ALL, EVERY_RECORD));
            return result;
        });
    }

    @Override
    public DataRecord create(String object, Map<String, ?> data, DriverOptions options) {
        return write(object, records -> records.create(object, data, options));
    }

    @Override
    public Optional<DataRecord> update(String object, String id, Map<String, ?> data, DriverOptions options) {
        return write(object, records -> records.update(object, id, data, options));
    }

    @Override
    public DataRecord upsert(String object, Map<String, ?> data, List<String> conflictKeys, DriverOptions options) {
        return write(object, records -> records.upsert(object, data, conflictKeys, options));
    }

    @Override
    public boolean delete(String object, String id, DriverOptions options) {
        return write(object, records -> records.delete(object, id, options));
    }

    @Override
    public long updateMany(String object, QueryAST query, Map<String, ?> data, DriverOptions options) {
        return write(object, records -> records.updateMany(object, query, data, options));
    }

    @Override
    public long deleteMany(String object, QueryAST query, DriverOptions options) {
        return write(object, records -> records.deleteMany(object, query, options));
    }

    // Reads: from memory. What needs a capability that is not declared is refused there, with its place in the query.

    @Override
    public List<DataRecord> find(String object, QueryAST query, DriverOptions options) {
        return memory.find(object, query, options);
    }

    @Override
    public Optional<DataRecord> findOne(String object, QueryAST query, DriverOptions options) {
        return memory.findOne(object, query, options);
    }

    @Override
    public Optional<DataRecord> findById(String object, String id, DriverOptions options) {
        return memory.findById(object, id, options);
    }

    @Override
    public Page findPage(String object, QueryAST query, DriverOptions options) {
        return memory.findPage(object, query, options);
    }

    @Override
    public long count(String object, QueryAST query, DriverOptions options) {
        return memory.count(object, query, options);
    }

    @Override
    public List<Object> distinct(String object, String field, Condition filter, DriverOptions options) {
        return memory.distinct(object, field, filter, options);
    }

    @Override
    public Explanation explain(String object, QueryAST query, DriverOptions options) {
        return memory.explain(object, query, options);
    }

    // What the driver cannot do is refused: never ignored, never half done.

    @Override
    public RecordStream findStream(String object, QueryAST query, DriverOptions options) {
        throw unsupported("findStream", Capability.STREAMING);
    }

    @Override
    public List<DataRecord> bulkCreate(String object, List<? extends Map<String, ?>> rows, DriverOptions options) {
        throw unsupported("bulkCreate", Capability.BULK_CREATE);
    }

    @Override
    public List<DataRecord> bulkUpdate(String object, List<RecordUpdate> updates, DriverOptions options) {
        throw unsupported("bulkUpdate", Capability.BULK_UPDATE);
    }

    @Override
    public void bulkDelete(String object, List<String> ids, DriverOptions options) {
        throw unsupported("bulkDelete", Capability.BULK_DELETE);
    }

    @Override
    public Transaction beginTransaction(IsolationLevel isolation) {
        throw unsupported("beginTransaction", Capability.TRANSACTIONS);
    }

    @Override
    public void commit(Transaction transaction) {
        throw unsupported("commit", Capability.TRANSACTIONS);
    }

    @Override
    public void rollback(Transaction transaction) {
        throw unsupported("rollback", Capability.TRANSACTIONS);
    }

    @Override
    public <T> T inTransaction(Function<? super DataOperations, ? extends T> work) {
        throw unsupported("inTransaction", Capability.TRANSACTIONS);
    }

    @Override
    public ExecuteResult execute(String command, List<?> args, DriverOptions options) {
        throw DriverException.of(ErrorCode.UNSUPPORTED, "", "CSV files have no commands");
    }

    private static DriverException unsupported(String operation, Capability missing) {
        return DriverException.of(
                ErrorCode.UNSUPPORTED, "", operation + " needs " + missing, "supports() tells what the driver does");
    }
}
