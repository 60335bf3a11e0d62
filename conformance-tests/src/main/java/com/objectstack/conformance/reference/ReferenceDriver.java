package com.objectstack.conformance.reference;

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
import com.objectstack.driver.ISchemaDriver;
import com.objectstack.driver.IntrospectedSchema;
import com.objectstack.driver.IsolationLevel;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.driver.Page;
import com.objectstack.driver.PoolStats;
import com.objectstack.driver.RecordStream;
import com.objectstack.driver.RecordUpdate;
import com.objectstack.driver.Transaction;
import com.objectstack.query.Condition;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.ObjectSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The driver contract over plain Java collections: what every operation means, as other drivers are compared with. Its
 * records live until it is closed. Thread-safe. It knows no native commands; {@code UNSUPPORTED}: execute, executeRaw,
 * modifyColumn and dropColumn.
 */
public final class ReferenceDriver implements IDataDriver, ISchemaDriver {
    private final ReferenceSettings settings;
    private final Store store;
    private final Reading reading;
    private final Writes writes;
    private final KeyedWrites keyed;
    private final Schemas schemas;

    private ReferenceDriver(ReferenceSettings settings) {
        this.settings = settings;
        this.store = new Store(settings);
        this.reading = new Reading(store, settings.capabilities());
        this.writes = new Writes(store, settings);
        this.keyed = new KeyedWrites(writes, reading, new OnceOnly(store, settings));
        this.schemas = new Schemas(store, settings);
    }

    /**
     * A driver that does everything.
     *
     * @return a new driver without objects
     */
    public static ReferenceDriver inMemory() {
        return of(ReferenceSettings.DEFAULTS);
    }

    /**
     * A driver that does less, and refuses the rest as {@code UNSUPPORTED}.
     *
     * @param capabilities what it does
     * @return a new driver without objects
     */
    public static ReferenceDriver withCapabilities(Set<Capability> capabilities) {
        return of(ReferenceSettings.DEFAULTS.withCapabilities(capabilities));
    }

    /**
     * A driver with other settings.
     *
     * @param settings what it is told
     * @return a new driver without objects
     */
    public static ReferenceDriver of(ReferenceSettings settings) {
        return new ReferenceDriver(settings);
    }

    /** What it holds, for a driver that keeps it in step with another one. */
    Store store() {
        return store;
    }

    @Override
    public String name() {
        return "com.objectstack.driver.reference";
    }

    @Override
    public String version() {
        return "0.1.0";
    }

    @Override
    public DriverCapabilities supports() {
        return settings.capabilities();
    }

    @Override
    public void connect() {
        store.requireOpen();
    }

    /** Refuses everything from now on; transactions still open are rolled back. */
    @Override
    public void disconnect() {
        store.close();
    }

    @Override
    public boolean checkHealth() {
        return store.isOpen();
    }

    /** Empty: there are no connections. */
    @Override
    public Optional<PoolStats> getPoolStats() {
        return Optional.empty();
    }

    @Override
    public List<DataRecord> find(String object, QueryAST query, DriverOptions options) {
        settings.require(Capability.READ, "find");
        return reading.of(options, reads -> reads.find(object, query));
    }

    @Override
    public Optional<DataRecord> findOne(String object, QueryAST query, DriverOptions options) {
        settings.require(Capability.READ, "findOne");
        return reading.of(options, reads -> reads.findOne(object, query));
    }

    @Override
    public Optional<DataRecord> findById(String object, String id, DriverOptions options) {
        settings.require(Capability.READ, "findById");
        return reading.of(options, reads -> reads.findById(object, id));
    }

    @Override
    public RecordStream findStream(String object, QueryAST query, DriverOptions options) {
        settings.require(Capability.STREAMING, "findStream");
        return reading.stream(object, query, options);
    }

    @Override
    public Page findPage(String object, QueryAST query, DriverOptions options) {
        settings.require(Capability.READ, "findPage");
        return reading.of(options, reads -> reads.findPage(object, query));
    }

    @Override
    public long count(String object, QueryAST query, DriverOptions options) {
        settings.require(Capability.READ, "count");
        return reading.of(options, reads -> reads.count(object, query));
    }

    @Override
    public List<@Nullable Object> distinct(String object, String field, Condition filter, DriverOptions options) {
        settings.require(Capability.READ, "distinct");
        return reading.of(options, reads -> reads.distinct(object, field, filter));
    }

    @Override
    public Explanation explain(String object, QueryAST query, DriverOptions options) {
        settings.require(Capability.READ, "explain");
        return reading.explain(object, query, options);
    }

    @Override
    public DataRecord create(String object, Map<String, ? extends @Nullable Object> data, DriverOptions options) {
        settings.require(Capability.CREATE, "create");
        return keyed.create(object, data, options);
    }

    @Override
    public Optional<DataRecord> update(
            String object, String id, Map<String, ? extends @Nullable Object> data, DriverOptions options) {
        settings.require(Capability.UPDATE, "update");
        return keyed.update(object, id, data, options);
    }

    @Override
    public DataRecord upsert(
            String object,
            Map<String, ? extends @Nullable Object> data,
            List<String> conflictKeys,
            DriverOptions options) {
        settings.require(Capability.CREATE, "upsert");
        settings.require(Capability.UPDATE, "upsert");
        return keyed.upsert(object, data, conflictKeys, options);
    }

    @Override
    public boolean delete(String object, String id, DriverOptions options) {
        settings.require(Capability.DELETE, "delete");
        return keyed.delete(object, id, options);
    }

    @Override
    public List<DataRecord> bulkCreate(
            String object, List<? extends Map<String, ? extends @Nullable Object>> rows, DriverOptions options) {
        settings.require(Capability.BULK_CREATE, "bulkCreate");
        return keyed.bulkCreate(object, rows, options);
    }

    @Override
    public List<DataRecord> bulkUpdate(String object, List<RecordUpdate> updates, DriverOptions options) {
        settings.require(Capability.BULK_UPDATE, "bulkUpdate");
        return writes.bulkUpdate(object, updates, options);
    }

    @Override
    public void bulkDelete(String object, List<String> ids, DriverOptions options) {
        settings.require(Capability.BULK_DELETE, "bulkDelete");
        writes.bulkDelete(object, ids, options);
    }

    @Override
    public long updateMany(
            String object, QueryAST query, Map<String, ? extends @Nullable Object> data, DriverOptions options) {
        settings.require(Capability.UPDATE, "updateMany");
        return writes.updateMany(object, reading.matching(object, query, options), data, options);
    }

    @Override
    public long deleteMany(String object, QueryAST query, DriverOptions options) {
        settings.require(Capability.DELETE, "deleteMany");
        return writes.deleteMany(object, reading.matching(object, query, options), options);
    }

    @Override
    public ExecuteResult execute(String command, List<? extends @Nullable Object> args, DriverOptions options) {
        throw unsupported("execute");
    }

    @Override
    public Transaction beginTransaction(IsolationLevel isolation) {
        settings.require(Capability.TRANSACTIONS, "beginTransaction");
        return store.begin();
    }

    @Override
    public void commit(Transaction transaction) {
        store.commit(transaction);
    }

    @Override
    public void rollback(Transaction transaction) {
        store.rollback(transaction);
    }

    @Override
    public <T extends @Nullable Object> T inTransaction(Function<? super DataOperations, ? extends T> work) {
        settings.require(Capability.TRANSACTIONS, "inTransaction");
        return TransactionView.<T>run(this, store.begin(), work);
    }

    @Override
    public void registerObjects(List<ObjectDefinition> objects) {
        schemas.register(objects);
    }

    @Override
    public void syncSchema(String object, ObjectSchema schema, DriverOptions options) {
        settings.require(Capability.SCHEMA_SYNC, "syncSchema");
        schemas.synchronize(List.of(new ObjectDefinition(object, schema)), options);
    }

    @Override
    public void syncSchemasBatch(List<ObjectDefinition> objects, DriverOptions options) {
        settings.require(Capability.BATCH_SCHEMA_SYNC, "syncSchemasBatch");
        schemas.synchronize(objects, options);
    }

    @Override
    public void dropTable(String object, DriverOptions options) {
        settings.require(Capability.SCHEMA_SYNC, "dropTable");
        schemas.drop(object, options);
    }

    @Override
    public void createCollection(String object, ObjectSchema schema) {
        syncSchema(object, schema, DriverOptions.NONE);
    }

    @Override
    public void dropCollection(String object) {
        dropTable(object, DriverOptions.NONE);
    }

    @Override
    public void addColumn(String object, String field, FieldSchema definition) {
        settings.require(Capability.SCHEMA_SYNC, "addColumn");
        schemas.addColumn(object, field, definition);
    }

    @Override
    public void modifyColumn(String object, String field, FieldSchema definition) {
        throw unsupported("modifyColumn");
    }

    @Override
    public void dropColumn(String object, String field) {
        throw unsupported("dropColumn");
    }

    @Override
    public void createIndex(String object, IndexSchema index) {
        schemas.createIndex(object, index);
    }

    @Override
    public void dropIndex(String object, String indexName) {
        settings.require(Capability.INDEXES, "dropIndex");
        schemas.dropIndex(object, indexName);
    }

    /** Always true: what is found is read from the records. */
    @Override
    public boolean verifySearchIndex(String object) {
        schemas.requireSearched(object);
        return true;
    }

    @Override
    public void rebuildSearchIndex(String object) {
        schemas.requireSearched(object);
    }

    @Override
    public ExecuteResult executeRaw(String statement) {
        throw unsupported("executeRaw");
    }

    @Override
    public IntrospectedSchema introspectSchema() {
        return schemas.introspect();
    }

    private static DriverException unsupported(String operation) {
        return DriverException.of(ErrorCode.UNSUPPORTED, "", "the reference has no " + operation);
    }
}
