package com.objectstack.driver;

import com.objectstack.query.QueryAST;
import com.objectstack.schema.ObjectSchema;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A driver: records of declared objects in one database; contract §2. Thread-safe.
 *
 * <p>Blocking; virtual threads make it scale. Whoever creates a driver closes it.
 */
public interface IDataDriver extends DataOperations, AutoCloseable {
    /**
     * The driver's name, for example {@code com.objectstack.driver.sql}.
     *
     * @return the name
     */
    String name();

    /**
     * The driver's version.
     *
     * @return three numbers and dots
     */
    String version();

    /**
     * What the driver can do.
     *
     * @return the capabilities; may change with {@link #connect}
     */
    DriverCapabilities supports();

    /**
     * Opens the database. Other methods do so on first use; connecting twice is harmless.
     *
     * @throws DriverException {@code CONNECTION_FAILED} or {@code DRIVER_CLOSED}
     */
    void connect();

    /** Releases everything; later calls fail with {@code DRIVER_CLOSED}. Disconnecting twice is harmless. */
    void disconnect();

    /** The same as {@link #disconnect}. */
    @Override
    default void close() {
        disconnect();
    }

    /**
     * Whether the database answers. Never throws.
     *
     * @return false if it does not, or the driver is closed
     */
    boolean checkHealth();

    /**
     * The driver's connections.
     *
     * @return the numbers, empty if it has no pool
     */
    Optional<PoolStats> getPoolStats();

    /**
     * Begins a transaction. The caller ends it; {@link #inTransaction} is the safer way.
     *
     * @param isolation the isolation wanted; every level is met by what SQLite gives (SEMANTICS.md decision 20)
     * @return the open transaction
     * @throws DriverException {@code BUSY} if another writer does not finish in time
     */
    Transaction beginTransaction(IsolationLevel isolation);

    /**
     * Begins a serializable transaction.
     *
     * @return the open transaction
     */
    default Transaction beginTransaction() {
        return beginTransaction(IsolationLevel.SERIALIZABLE);
    }

    /**
     * Makes a transaction's writes last.
     *
     * @param transaction one of this driver's
     * @throws DriverException {@code TRANSACTION_CLOSED}, {@code TRANSACTION_LOST} (nothing was kept), or
     *     {@code INVALID_QUERY} for a transaction of another driver
     */
    void commit(Transaction transaction);

    /**
     * Undoes a transaction's writes.
     *
     * @param transaction one of this driver's
     * @throws DriverException {@code TRANSACTION_CLOSED}, or {@code INVALID_QUERY} for a transaction of another driver
     */
    void rollback(Transaction transaction);

    /**
     * Creates or extends an object's table and indexes, and registers the object. Never drops or changes a column.
     *
     * @param object the physical table name, which wins over {@code schema.name()}
     * @param schema the schema
     * @param options how to run it
     * @throws DriverException {@code INVALID_SCHEMA}, {@code UNSUPPORTED} or {@code SCHEMA_CONFLICT}
     */
    void syncSchema(String object, ObjectSchema schema, DriverOptions options);

    /**
     * {@link #syncSchema(String, ObjectSchema, DriverOptions)} under the schema's own name.
     *
     * @param schema a named schema
     */
    default void syncSchema(ObjectSchema schema) {
        syncSchema(schema.name(), schema, DriverOptions.NONE);
    }

    /**
     * Creates or extends many tables: all or none. An empty list does nothing.
     *
     * @param objects the objects
     * @param options how to run it
     */
    void syncSchemasBatch(List<ObjectDefinition> objects, DriverOptions options);

    /**
     * Makes objects known without touching the database (contract A31).
     *
     * @param objects the objects, in place of those of the same names
     */
    void registerObjects(List<ObjectDefinition> objects);

    /**
     * Makes an object known whose table is somebody else's (contract A30, B239). Its {@code external} block says what the
     * table and its columns are called there; records and errors have the object's own names. The table is read and
     * written and never changed: {@code syncSchema} and its like are refused with {@code UNSUPPORTED}.
     *
     * @param schema a named schema, in place of an object of that name; without the block, table and columns have the
     *     object's own names
     * @throws DriverException {@code INVALID_SCHEMA}; {@code SCHEMA_CONFLICT} if there is no such table, or a column is
     *     missing in it; {@code UNSUPPORTED} if the driver knows no tables but its own. Nothing is then registered
     */
    default void registerExternalObject(ObjectSchema schema) {
        throw DriverException.of(ErrorCode.UNSUPPORTED, "/external", "this driver knows no tables but its own");
    }

    /**
     * How many tables of synchronized objects this driver made, and how many it found (contract A32, B242).
     *
     * @return the numbers since the driver was made, empty if it does not count them
     */
    default Optional<SchemaSyncStats> getSchemaSyncStats() {
        return Optional.empty();
    }

    /**
     * Removes an object's table with all its records, and forgets the object; no error if there is none.
     *
     * @param object the object
     * @param options how to run it
     */
    void dropTable(String object, DriverOptions options);

    /**
     * The statement {@code find} would run, and the database's plan for it; nothing is run. Of a query that expands
     * references it is the statement of the records themselves: those of the references wait for their ids.
     *
     * @param object the object
     * @param query the query
     * @param options how it would be run
     * @return statement and plan
     */
    Explanation explain(String object, QueryAST query, DriverOptions options);

    /**
     * Runs one call on a virtual thread.
     *
     * @param call what to do with this driver
     * @param <T> the type of its result
     * @return completes with its result, or with what it threw
     */
    default <T extends @Nullable Object> CompletionStage<T> async(Function<? super IDataDriver, ? extends T> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofVirtual().name("objectstack-async").start(() -> {
            try {
                result.complete(call.apply(this));
            } catch (Throwable failure) {
                result.completeExceptionally(failure);
            }
        });
        return result;
    }
}
