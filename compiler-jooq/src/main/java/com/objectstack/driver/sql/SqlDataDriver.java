package com.objectstack.driver.sql;

import com.objectstack.compiler.CompiledStatement;
import com.objectstack.compiler.PlanCacheStats;
import com.objectstack.driver.DataOperations;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.DriverOptions;
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
import com.objectstack.driver.SchemaSyncStats;
import com.objectstack.driver.Transaction;
import com.objectstack.query.Condition;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.Drift;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.SchemaChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The driver of every SQLite and libSQL database: the compiler, the codecs, and an executor that runs the statements.
 * Thread-safe. Closing it closes the executor.
 */
public final class SqlDataDriver implements IDataDriver, ISchemaDriver {
    private final Observer observer;
    private final SqlExecutor executor;
    private final SqlDriverSettings settings;
    private final Registry registry = new Registry();
    private final StaleSchema stale = new StaleSchema(registry);
    private final Transactions transactions;
    private final Reads reads;
    private final Writes writes;
    private final SearchIndexes searches;
    private final Schemas schemas;
    private final SchemaChanges changes;
    private final ColumnChanges columns;
    private final Drifts drifts;
    private final ExternalTables externals;
    private final SchemaSync sync;
    private final RawCommands commands;

    private SqlDataDriver(
            SqlExecutor executor, SqlDriverSettings settings, boolean refusesDuplicates, Observer observer) {
        this.observer = observer;
        this.executor = executor;
        this.settings = settings;
        if (observer.isOff()) {
            this.transactions = new Transactions(executor, registry);
            this.reads = new Reads(executor, registry, transactions, settings);
            this.writes = new Writes(executor, registry, transactions, reads, settings);
        } else {
            this.transactions = new ObservedTransactions(executor, registry, observer);
            this.reads = new ObservedReads(executor, registry, transactions, settings, observer);
            this.writes = new ObservedWrites(executor, registry, transactions, reads, settings, observer);
        }
        this.searches = new SearchIndexes(executor, registry, settings.capabilities());
        this.schemas = new Schemas(
                registry, transactions, reads::filter, searches, settings.strictTables(), refusesDuplicates);
        this.changes = new SchemaChanges(executor, registry, schemas);
        this.columns = new ColumnChanges(executor, registry, schemas, searches);
        this.drifts = new Drifts(
                executor, registry, columns, new TableDrift(schemas.compiler(), searches, settings.strictTables()));
        this.externals = new ExternalTables(executor, registry);
        this.sync = new SchemaSync(settings, registry, schemas, drifts, externals);
        this.commands = new RawCommands(transactions, registry);
    }

    /**
     * A driver.
     *
     * @param executor runs the statements; it becomes the driver's own
     * @param settings the rest
     * @return a new driver, not yet connected
     */
    public static SqlDataDriver over(SqlExecutor executor, SqlDriverSettings settings) {
        Observer observer = Observer.of(settings);
        return new SqlDataDriver(observer.over(executor), settings, false, observer);
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public String version() {
        return settings.version();
    }

    @Override
    public DriverCapabilities supports() {
        return settings.capabilities();
    }

    @Override
    public void connect() {
        executor.open();
    }

    /** Releases everything; transactions still open are rolled back. */
    @Override
    public void disconnect() {
        transactions.rollbackAll();
        executor.close();
    }

    @Override
    public boolean checkHealth() {
        return executor.isHealthy();
    }

    @Override
    public Optional<PoolStats> getPoolStats() {
        return executor.poolStats();
    }

    @Override
    public Optional<SchemaSyncStats> getSchemaSyncStats() {
        return Optional.of(schemas.synced().stats());
    }

    /**
     * The statement {@link #find} would run. Made without the database, so for registered objects alone.
     *
     * @param object the object
     * @param query the query
     * @param options how it would be run
     * @return SQL, values and the names of the result
     */
    public CompiledStatement compile(String object, QueryAST query, DriverOptions options) {
        return reads.compile(object, query, options);
    }

    /**
     * How often a read reused a statement that was compiled before.
     *
     * @return the counts since the driver was made
     */
    public PlanCacheStats planCacheStats() {
        return reads.planCacheStats();
    }

    @Override
    public List<DataRecord> find(String object, QueryAST query, DriverOptions options) {
        return stale.mended(() -> reads.find(object, query, options));
    }

    @Override
    public Optional<DataRecord> findOne(String object, QueryAST query, DriverOptions options) {
        return stale.mended(() -> reads.findOne(object, query, options));
    }

    @Override
    public Optional<DataRecord> findById(String object, String id, DriverOptions options) {
        return stale.mended(() -> reads.findById(object, id, options));
    }

    @Override
    public RecordStream findStream(String object, QueryAST query, DriverOptions options) {
        return stale.mended(() -> reads.findStream(object, query, options));
    }

    @Override
    public Page findPage(String object, QueryAST query, DriverOptions options) {
        return stale.mended(() -> reads.findPage(object, query, options));
    }

    @Override
    public long count(String object, QueryAST query, DriverOptions options) {
        return stale.mended(() -> reads.count(object, query, options));
    }

    @Override
    public List<@Nullable Object> distinct(String object, String field, Condition filter, DriverOptions options) {
        return stale.mended(() -> reads.distinct(object, field, filter, options));
    }

    @Override
    public Explanation explain(String object, QueryAST query, DriverOptions options) {
        return stale.mended(() -> reads.explain(object, query, options));
    }

    @Override
    public DataRecord create(String object, Map<String, ? extends @Nullable Object> data, DriverOptions options) {
        return stale.mended(() -> writes.create(object, data, options));
    }

    @Override
    public Optional<DataRecord> update(
            String object, String id, Map<String, ? extends @Nullable Object> data, DriverOptions options) {
        return stale.mended(() -> writes.update(object, id, data, options));
    }

    @Override
    public DataRecord upsert(
            String object,
            Map<String, ? extends @Nullable Object> data,
            List<String> conflictKeys,
            DriverOptions options) {
        return stale.mended(() -> writes.upsert(object, data, conflictKeys, options));
    }

    @Override
    public boolean delete(String object, String id, DriverOptions options) {
        return stale.mended(() -> writes.delete(object, id, options));
    }

    @Override
    public List<DataRecord> bulkCreate(
            String object, List<? extends Map<String, ? extends @Nullable Object>> rows, DriverOptions options) {
        return stale.mended(() -> writes.bulkCreate(object, rows, options));
    }

    @Override
    public List<DataRecord> bulkUpdate(String object, List<RecordUpdate> updates, DriverOptions options) {
        return stale.mended(() -> writes.bulkUpdate(object, updates, options));
    }

    @Override
    public void bulkDelete(String object, List<String> ids, DriverOptions options) {
        writes.bulkDelete(object, ids, options);
    }

    @Override
    public long updateMany(
            String object, QueryAST query, Map<String, ? extends @Nullable Object> data, DriverOptions options) {
        return stale.mended(() -> writes.updateMany(object, query, data, options));
    }

    @Override
    public long deleteMany(String object, QueryAST query, DriverOptions options) {
        return stale.mended(() -> writes.deleteMany(object, query, options));
    }

    @Override
    public ExecuteResult execute(String command, List<? extends @Nullable Object> args, DriverOptions options) {
        return observer.isOff()
                ? commands.execute(command, args, options)
                : observer.observe(
                        RunningOperation.of("execute", List.of(), options),
                        RawCommands::rows,
                        () -> commands.execute(command, args, options));
    }

    @Override
    public Transaction beginTransaction(IsolationLevel isolation) {
        return transactions.begin();
    }

    @Override
    public void commit(Transaction transaction) {
        transactions.commit(transaction);
    }

    @Override
    public void rollback(Transaction transaction) {
        transactions.rollback(transaction);
    }

    @Override
    public <T extends @Nullable Object> T inTransaction(Function<? super DataOperations, ? extends T> work) {
        return transactions.<T>run(this, work);
    }

    @Override
    public void registerObjects(List<ObjectDefinition> objects) {
        registry.register(objects);
    }

    @Override
    public void registerExternalObject(ObjectSchema schema) {
        watched("registerExternalObject", schema.name(), () -> externals.register(schema));
    }

    @Override
    public void syncSchema(String object, ObjectSchema schema, DriverOptions options) {
        observer.observe(
                RunningOperation.of("syncSchema", List.of(object), options),
                () -> sync.sync(List.of(new ObjectDefinition(object, schema)), options));
    }

    @Override
    public void syncSchemasBatch(List<ObjectDefinition> objects, DriverOptions options) {
        observer.observe(
                RunningOperation.of("syncSchemasBatch", names(objects), options), () -> sync.sync(objects, options));
    }

    @Override
    public void dropTable(String object, DriverOptions options) {
        observer.observe(RunningOperation.of("dropTable", List.of(object), options), () -> {
            SchemaChanges.requireName(object, "object");
            sync.requireManaged(object);
            schemas.dropTable(object, options);
        });
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
        watched("addColumn", object, () -> {
            sync.requireManaged(object);
            changes.addColumn(object, field, definition);
        });
    }

    @Override
    public void modifyColumn(String object, String field, FieldSchema definition) {
        watched("modifyColumn", object, () -> {
            sync.requireManaged(object);
            columns.modify(object, definition.named(field));
        });
    }

    @Override
    public void dropColumn(String object, String field) {
        watched("dropColumn", object, () -> {
            sync.requireManaged(object);
            columns.drop(object, field);
        });
    }

    @Override
    public void createIndex(String object, IndexSchema index) {
        watched("createIndex", object, () -> {
            sync.requireManaged(object);
            changes.createIndex(object, index);
        });
    }

    @Override
    public void dropIndex(String object, String indexName) {
        watched("dropIndex", object, () -> {
            sync.requireManaged(object);
            changes.dropIndex(object, indexName);
        });
    }

    /**
     * Does work on the schema in one transaction, which is committed when the work returns and undone when it throws. No
     * other writer comes in between; readers of a file do not wait.
     *
     * @param work the work; what it returns is returned
     * @param <T> what that is
     * @return what the work returned
     * @throws com.objectstack.driver.DriverException {@code UNSUPPORTED} if the schema is not the driver's to change or the
     *     connection enforces foreign keys all the same, {@code FOREIGN_KEY_VIOLATION} if keys would be broken
     */
    public <T extends @Nullable Object> T changeSchema(Function<? super SchemaTransaction, ? extends T> work) {
        return watched("changeSchema", List.of(), () -> schemaWork(work, true));
    }

    /**
     * Does work on the schema and undoes it all: to see whether it would succeed, and with which statements. Other writers
     * wait as long.
     *
     * @param work the work; what it returns is returned
     * @param <T> what that is
     * @return what the work returned
     */
    public <T extends @Nullable Object> T tryOnSchema(Function<? super SchemaTransaction, ? extends T> work) {
        return watched("tryOnSchema", List.of(), () -> schemaWork(work, false));
    }

    private <T extends @Nullable Object> T schemaWork(
            Function<? super SchemaTransaction, ? extends T> work, boolean commit) {
        sync.requireManaged();
        try (SchemaWork transaction = SchemaWork.begin(executor)) {
            TransactionExecutor within = transaction.executor();
            SqlDataDriver driver = new SqlDataDriver(within, settings, true, Observer.NONE);
            TableChanges tables =
                    new TableChanges(within, driver.registry, driver.schemas, driver.searches, driver.drifts);
            SchemaTransaction changes = new SchemaTransaction(driver, within, tables, transaction.session());
            T result = work.apply(changes);
            changes.close();
            if (commit) {
                transaction.commit();
            }
            return result;
        } finally {
            registry.schemaChanged();
        }
    }

    /**
     * How objects that need not be registered, and become not, differ from their tables. Nothing is changed.
     *
     * @param objects the objects
     * @return the differences
     */
    public Drift compare(List<ObjectDefinition> objects) {
        SqlDataDriver apart = new SqlDataDriver(executor, settings, true, Observer.NONE);
        apart.registerObjects(objects);
        List<String> names = names(objects);
        return watched(
                "compare",
                names,
                () -> new Drift(
                        names.isEmpty() ? List.of() : apart.detectDrift(names).changes()));
    }

    /**
     * Writes a copy of the database to a file that is not there yet, on the machine where the database is.
     *
     * @param file its path
     */
    public void copyTo(String file) {
        watched(
                "copyTo",
                List.of(),
                () -> executor.run(SqlStatement.write("vacuum into ?", List.of(file)), Deadline.NONE));
    }

    /**
     * The ledger of migrations, to be read.
     *
     * @return the ledger outside of any transaction
     */
    public SchemaLedger schemaLedger() {
        return new SchemaLedger(executor);
    }

    @Override
    public boolean verifySearchIndex(String object) {
        return watched("verifySearchIndex", List.of(object), () -> searches.verify(object));
    }

    @Override
    public void rebuildSearchIndex(String object) {
        watched("rebuildSearchIndex", object, () -> {
            sync.requireManaged(object);
            searches.rebuild(object);
        });
    }

    @Override
    public ExecuteResult executeRaw(String statement) {
        return execute(statement, List.of(), DriverOptions.NONE);
    }

    @Override
    public IntrospectedSchema introspectSchema() {
        return watched("introspectSchema", List.of(), () -> DatabaseSchema.read(executor));
    }

    @Override
    public Drift detectDrift(List<String> objects) {
        return watched("detectDrift", objects, () -> drifts.detect(objects));
    }

    @Override
    public Drift.Outcome applyDrift(List<SchemaChange> found, boolean allowDestructive) {
        List<String> objects =
                found.stream().map(SchemaChange::object).distinct().toList();
        return watched("applyDrift", objects, () -> {
            sync.requireManaged();
            return drifts.apply(found, allowDestructive);
        });
    }

    @Override
    public void deferSchema() {
        sync.defer();
    }

    @Override
    public Drift pendingSchema() {
        return watched("pendingSchema", List.of(), sync::pending);
    }

    @Override
    public Drift.Outcome flushSchema() {
        return watched("flushSchema", List.of(), sync::flush);
    }

    /** Work on the schema of one object, told if anybody listens. */
    private void watched(String operation, String object, Runnable work) {
        observer.observe(RunningOperation.of(operation, List.of(object), DriverOptions.NONE), work);
    }

    /** The same that gives something back. */
    private <T extends @Nullable Object> T watched(String operation, List<String> objects, Supplier<? extends T> work) {
        return observer.observe(RunningOperation.of(operation, objects, DriverOptions.NONE), result -> 0, work);
    }

    private static List<String> names(List<ObjectDefinition> objects) {
        return objects.stream().map(ObjectDefinition::object).toList();
    }
}
