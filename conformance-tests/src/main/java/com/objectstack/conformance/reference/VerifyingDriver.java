package com.objectstack.conformance.reference;

import com.objectstack.driver.DataOperations;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.ExecuteResult;
import com.objectstack.driver.Explanation;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.ISchemaDriver;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A driver whose every answer is compared with the reference's: it hands all calls to another driver, mirrors what they
 * write, and says where that driver's answer, order, record or error is another one than the contract's. For tests and
 * staging; callers get the wrapped driver's answers, errors and ids. Closing it closes the wrapped driver. Thread-safe.
 *
 * <p>Wrap the driver first, then declare the objects through the wrapper: only objects declared here are compared. What
 * an object holds already is read when the object is first used and believed; from then on all changes must come through
 * the wrapper. What {@code execute} and {@code executeRaw} did is not known here: after them everything is read anew.
 *
 * <p>Not compared: failures of the world around a database ({@code BUSY}, {@code TIMEOUT}, {@code CONNECTION_FAILED} and
 * their like), what no rule tells (the order of unsorted records, scores, rounding), the tokens of pages, and a stream
 * that is not read to its end or during which something is written.
 *
 * <p>What it costs: all records of the objects that are used are held in memory a second time, and answered without an
 * index. One lock keeps mirror and driver in step, so calls run one after another, also reads; while a transaction is
 * open, calls of other threads wait for its end, up to 30 seconds ({@code BUSY}). Reads that are not sampled do neither.
 */
public class VerifyingDriver implements IDataDriver {
    private final IDataDriver driver;
    private final Verification verification;
    private final VerifiedOperations operations;
    private final MirroredSchemas schemas;

    VerifyingDriver(IDataDriver driver, VerifyingSettings settings) {
        this.driver = driver;
        this.verification = new Verification(driver, settings);
        this.operations = new VerifiedOperations(driver, verification, null);
        this.schemas = new MirroredSchemas(driver, verification);
    }

    /**
     * A driver that compares each answer and throws {@link DivergenceError} at the first difference.
     *
     * @param driver the driver to verify; use it through the wrapper alone from now on
     * @return the wrapper; an {@link ISchemaDriver} too if {@code driver} is one
     */
    public static VerifyingDriver wrap(IDataDriver driver) {
        return wrap(driver, VerifyingSettings.DEFAULTS);
    }

    /**
     * A driver that compares a share of the answers, or tells a listener.
     *
     * @param driver the driver to verify; use it through the wrapper alone from now on
     * @param settings how much is compared, and who is told
     * @return the wrapper; an {@link ISchemaDriver} too if {@code driver} is one
     */
    public static VerifyingDriver wrap(IDataDriver driver, VerifyingSettings settings) {
        return driver instanceof ISchemaDriver schemas
                ? new VerifyingSchemaDriver(driver, schemas, settings)
                : new VerifyingDriver(driver, settings);
    }

    MirroredSchemas schemas() {
        return schemas;
    }

    @Override
    public String name() {
        return driver.name();
    }

    @Override
    public String version() {
        return driver.version();
    }

    @Override
    public DriverCapabilities supports() {
        return driver.supports();
    }

    @Override
    public void connect() {
        driver.connect();
    }

    @Override
    public void disconnect() {
        try {
            driver.disconnect();
        } finally {
            verification.turn().close();
            verification.mirror().close();
        }
    }

    @Override
    public boolean checkHealth() {
        return driver.checkHealth();
    }

    @Override
    public Optional<PoolStats> getPoolStats() {
        return driver.getPoolStats();
    }

    @Override
    public Transaction beginTransaction(IsolationLevel isolation) {
        return verification
                .turn()
                .begin(() -> verification.mirror().begin(verification, driver.beginTransaction(isolation)));
    }

    @Override
    public void commit(Transaction transaction) {
        MirroredTransaction own = verification.own(transaction);
        if (own == null) {
            driver.commit(transaction);
            return;
        }
        Answer<Boolean> found = verification
                .turn()
                .of(own, DriverOptions.NONE, () -> Verification.done(() -> driver.commit(own.driverSide())));
        if (found.isRefusedFor(ErrorCode.BUSY) || found.isRefusedFor(ErrorCode.TRANSACTION_LOST)) {
            // It has not ended: the caller may try again, or roll back.
            found.orThrow();
        }
        verification.turn().end(own, () -> ended("commit", own, found));
        found.orThrow();
    }

    @Override
    public void rollback(Transaction transaction) {
        MirroredTransaction own = verification.own(transaction);
        if (own == null) {
            driver.rollback(transaction);
            return;
        }
        Answer<Boolean> found = verification
                .turn()
                .of(own, DriverOptions.NONE, () -> Verification.done(() -> driver.rollback(own.driverSide())));
        verification.turn().end(own, () -> ended("rollback", own, found));
        found.orThrow();
    }

    /** Ends the mirror's side as the driver has ended its own. */
    private void ended(String how, MirroredTransaction own, Answer<Boolean> found) {
        Mirror mirror = verification.mirror();
        verification.changed();
        if (!found.isComparable()) {
            // Its writes are not kept; where that is not known, everything is read anew.
            Verification.done(() -> mirror.rollback(own));
            mirror.forgetAll(null);
            return;
        }
        Runnable end = how.equals("commit") ? () -> mirror.commit(own) : () -> mirror.rollback(own);
        Request request = Request.of(how, Map.of());
        verification.compare(request, () -> Verification.done(end).orThrow(), found, Boolean::equals);
    }

    @Override
    public <T extends @Nullable Object> T inTransaction(Function<? super DataOperations, ? extends T> work) {
        return operations.<T>inTransaction(work);
    }

    @Override
    public void syncSchema(String object, ObjectSchema schema, DriverOptions options) {
        ObjectDefinition definition = new ObjectDefinition(object, schema);
        schemas.change(
                "syncSchema",
                List.of(definition),
                options,
                own -> driver.syncSchema(object, schema, own),
                (reference, own) -> reference.syncSchema(object, schema, own));
    }

    @Override
    public void syncSchemasBatch(List<ObjectDefinition> objects, DriverOptions options) {
        schemas.change(
                "syncSchemasBatch",
                objects,
                options,
                own -> driver.syncSchemasBatch(objects, own),
                (reference, own) -> reference.syncSchemasBatch(objects, own));
    }

    @Override
    public void registerObjects(List<ObjectDefinition> objects) {
        schemas.register(objects);
    }

    @Override
    public void dropTable(String object, DriverOptions options) {
        schemas.drop(
                "dropTable",
                object,
                options,
                own -> driver.dropTable(object, own),
                (reference, own) -> reference.dropTable(object, own));
    }

    /** Not compared: plans are each driver's own. */
    @Override
    public Explanation explain(String object, QueryAST query, DriverOptions options) {
        return driver.explain(object, query, verification.forDriver(options));
    }

    @Override
    public List<DataRecord> find(String object, QueryAST query, DriverOptions options) {
        return operations.find(object, query, options);
    }

    @Override
    public Optional<DataRecord> findOne(String object, QueryAST query, DriverOptions options) {
        return operations.findOne(object, query, options);
    }

    @Override
    public Optional<DataRecord> findById(String object, String id, DriverOptions options) {
        return operations.findById(object, id, options);
    }

    @Override
    public RecordStream findStream(String object, QueryAST query, DriverOptions options) {
        return operations.findStream(object, query, options);
    }

    @Override
    public Page findPage(String object, QueryAST query, DriverOptions options) {
        return operations.findPage(object, query, options);
    }

    @Override
    public long count(String object, QueryAST query, DriverOptions options) {
        return operations.count(object, query, options);
    }

    @Override
    public List<@Nullable Object> distinct(String object, String field, Condition filter, DriverOptions options) {
        return operations.distinct(object, field, filter, options);
    }

    @Override
    public DataRecord create(String object, Map<String, ? extends @Nullable Object> data, DriverOptions options) {
        return operations.create(object, data, options);
    }

    @Override
    public Optional<DataRecord> update(
            String object, String id, Map<String, ? extends @Nullable Object> data, DriverOptions options) {
        return operations.update(object, id, data, options);
    }

    @Override
    public DataRecord upsert(
            String object,
            Map<String, ? extends @Nullable Object> data,
            List<String> conflictKeys,
            DriverOptions options) {
        return operations.upsert(object, data, conflictKeys, options);
    }

    @Override
    public boolean delete(String object, String id, DriverOptions options) {
        return operations.delete(object, id, options);
    }

    @Override
    public List<DataRecord> bulkCreate(
            String object, List<? extends Map<String, ? extends @Nullable Object>> rows, DriverOptions options) {
        return operations.bulkCreate(object, rows, options);
    }

    @Override
    public List<DataRecord> bulkUpdate(String object, List<RecordUpdate> updates, DriverOptions options) {
        return operations.bulkUpdate(object, updates, options);
    }

    @Override
    public void bulkDelete(String object, List<String> ids, DriverOptions options) {
        operations.bulkDelete(object, ids, options);
    }

    @Override
    public long updateMany(
            String object, QueryAST query, Map<String, ? extends @Nullable Object> data, DriverOptions options) {
        return operations.updateMany(object, query, data, options);
    }

    @Override
    public long deleteMany(String object, QueryAST query, DriverOptions options) {
        return operations.deleteMany(object, query, options);
    }

    @Override
    public ExecuteResult execute(String command, List<? extends @Nullable Object> args, DriverOptions options) {
        return operations.execute(command, args, options);
    }
}
