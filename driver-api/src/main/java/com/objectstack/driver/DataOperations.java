package com.objectstack.driver;

import com.objectstack.query.Condition;
import com.objectstack.query.Everything;
import com.objectstack.query.QueryAST;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with records. An {@link IDataDriver} offers it, and so does the view that
 * {@link #inTransaction} gives, where every operation runs in that transaction.
 *
 * <p>Every method refuses before anything is sent: {@code UNKNOWN_OBJECT}, {@code UNKNOWN_FIELD},
 * {@code INVALID_QUERY}, {@code INVALID_FILTER}, {@code TYPE_MISMATCH}, {@code VALUE_OUT_OF_RANGE} and
 * {@code UNSUPPORTED}. While running, any may fail with {@code BUSY}, {@code TIMEOUT}, {@code CANCELLED},
 * {@code CONNECTION_FAILED}, {@code TRANSACTION_LOST}, {@code TRANSACTION_CLOSED}, {@code DRIVER_CLOSED} or
 * {@code DATABASE_CORRUPT}; writes also with the constraint codes, {@code INVALID_DATA}, {@code READ_ONLY} and
 * {@code DATABASE_FULL}. A write that fails has changed nothing.
 *
 * <p>In every method {@code object} is the object's name; {@code query.object()} is not read.
 */
public interface DataOperations {
    /**
     * The records a query asks for.
     *
     * @param object the object
     * @param query the query
     * @param options how to run it
     * @return the records; groups, where the query aggregates
     */
    List<DataRecord> find(String object, QueryAST query, DriverOptions options);

    /**
     * {@link #find(String, QueryAST, DriverOptions)} without options.
     *
     * @param object the object
     * @param query the query
     * @return the records
     */
    default List<DataRecord> find(String object, QueryAST query) {
        return find(object, query, DriverOptions.NONE);
    }

    /**
     * The first record a query asks for; without {@code orderBy} any that matches (contract B51, B52).
     *
     * @param object the object
     * @param query the query
     * @param options how to run it
     * @return the record, empty if none matches
     */
    Optional<DataRecord> findOne(String object, QueryAST query, DriverOptions options);

    /**
     * {@link #findOne(String, QueryAST, DriverOptions)} without options.
     *
     * @param object the object
     * @param query the query
     * @return the record, empty if none matches
     */
    default Optional<DataRecord> findOne(String object, QueryAST query) {
        return findOne(object, query, DriverOptions.NONE);
    }

    /**
     * The record with an id.
     *
     * @param object the object
     * @param id the id
     * @param options how to run it
     * @return the record, empty if there is none in scope
     */
    Optional<DataRecord> findById(String object, String id, DriverOptions options);

    /**
     * {@link #findById(String, String, DriverOptions)} without options.
     *
     * @param object the object
     * @param id the id
     * @return the record, empty if there is none
     */
    default Optional<DataRecord> findById(String object, String id) {
        return findById(object, id, DriverOptions.NONE);
    }

    /**
     * The records a query asks for, read one after another with constant memory. Exactly {@link #find}'s records in the
     * same order. The caller closes the stream.
     *
     * @param object the object
     * @param query the query
     * @param options how to run it; a timeout bounds the whole stream
     * @return an open stream
     */
    RecordStream findStream(String object, QueryAST query, DriverOptions options);

    /**
     * {@link #findStream(String, QueryAST, DriverOptions)} without options.
     *
     * @param object the object
     * @param query the query
     * @return an open stream
     */
    default RecordStream findStream(String object, QueryAST query) {
        return findStream(object, query, DriverOptions.NONE);
    }

    /**
     * One page of records, and where the next one begins: pass {@link Page#nextCursor} as {@code cursor} of the same
     * query. Records that come or go between two pages do not shift the others, as they do with {@code offset}. A token is
     * good as long as the query's order is the same; it does not hide the values that the records are sorted by.
     *
     * @param object the object
     * @param query the query, with a {@code limit} of 1 or more; without one the page is all there is
     * @param options how to run it
     * @return the page
     */
    Page findPage(String object, QueryAST query, DriverOptions options);

    /**
     * {@link #findPage(String, QueryAST, DriverOptions)} without options.
     *
     * @param object the object
     * @param query the query, with a {@code limit}
     * @return the page
     */
    default Page findPage(String object, QueryAST query) {
        return findPage(object, query, DriverOptions.NONE);
    }

    /**
     * The number of records {@code find} would return without {@code limit}, {@code offset}, {@code cursor} and
     * {@code orderBy} (SEMANTICS.md decision 25).
     *
     * @param object the object
     * @param query the query
     * @param options how to run it
     * @return the number
     */
    long count(String object, QueryAST query, DriverOptions options);

    /**
     * {@link #count(String, QueryAST, DriverOptions)} without options.
     *
     * @param object the object
     * @param query the query
     * @return the number
     */
    default long count(String object, QueryAST query) {
        return count(object, query, DriverOptions.NONE);
    }

    /**
     * The different values of a field, nulls included once, in ascending order.
     *
     * @param object the object
     * @param field the field
     * @param filter the records that take part
     * @param options how to run it
     * @return the values as {@code find} presents them
     */
    List<@Nullable Object> distinct(String object, String field, Condition filter, DriverOptions options);

    /**
     * {@link #distinct(String, String, Condition, DriverOptions)} over all records.
     *
     * @param object the object
     * @param field the field
     * @return the values
     */
    default List<@Nullable Object> distinct(String object, String field) {
        return distinct(object, field, new Everything(), DriverOptions.NONE);
    }

    /**
     * Stores a record; an id is generated where none is given.
     *
     * @param object the object
     * @param data the fields
     * @param options how to run it
     * @return the stored record, whole
     */
    DataRecord create(String object, Map<String, ? extends @Nullable Object> data, DriverOptions options);

    /**
     * {@link #create(String, Map, DriverOptions)} without options.
     *
     * @param object the object
     * @param data the fields
     * @return the stored record, whole
     */
    default DataRecord create(String object, Map<String, ? extends @Nullable Object> data) {
        return create(object, data, DriverOptions.NONE);
    }

    /**
     * Changes the given fields of a record.
     *
     * @param object the object
     * @param id the record
     * @param data the fields to change; none: the record is returned as it is
     * @param options how to run it
     * @return the record after the change, whole; empty if there is none in scope
     */
    Optional<DataRecord> update(
            String object, String id, Map<String, ? extends @Nullable Object> data, DriverOptions options);

    /**
     * {@link #update(String, String, Map, DriverOptions)} without options.
     *
     * @param object the object
     * @param id the record
     * @param data the fields to change
     * @return the record after the change, whole; empty if there is none
     */
    default Optional<DataRecord> update(String object, String id, Map<String, ? extends @Nullable Object> data) {
        return update(object, id, data, DriverOptions.NONE);
    }

    /**
     * Stores a record, or merges into the one with the same keys; contract B38 to B47.
     *
     * @param object the object
     * @param data the fields
     * @param conflictKeys the keys, exactly those of a primary key or unique index ({@code CONFLICT_TARGET} else);
     *     empty for {@code id}
     * @param options how to run it
     * @return the stored record, whole
     */
    DataRecord upsert(
            String object,
            Map<String, ? extends @Nullable Object> data,
            List<String> conflictKeys,
            DriverOptions options);

    /**
     * {@link #upsert(String, Map, List, DriverOptions)} without options.
     *
     * @param object the object
     * @param data the fields
     * @param conflictKeys the keys, empty for {@code id}
     * @return the stored record, whole
     */
    default DataRecord upsert(String object, Map<String, ? extends @Nullable Object> data, List<String> conflictKeys) {
        return upsert(object, data, conflictKeys, DriverOptions.NONE);
    }

    /**
     * Removes a record.
     *
     * @param object the object
     * @param id the record
     * @param options how to run it
     * @return true if there was one in scope
     */
    boolean delete(String object, String id, DriverOptions options);

    /**
     * {@link #delete(String, String, DriverOptions)} without options.
     *
     * @param object the object
     * @param id the record
     * @return true if there was one
     */
    default boolean delete(String object, String id) {
        return delete(object, id, DriverOptions.NONE);
    }

    /**
     * Stores many records: all or none.
     *
     * @param object the object
     * @param rows the fields of each; a problem's path begins with the row's place
     * @param options how to run it
     * @return the stored records, whole, in input order
     */
    List<DataRecord> bulkCreate(
            String object, List<? extends Map<String, ? extends @Nullable Object>> rows, DriverOptions options);

    /**
     * {@link #bulkCreate(String, List, DriverOptions)} without options.
     *
     * @param object the object
     * @param rows the fields of each
     * @return the stored records, whole, in input order
     */
    default List<DataRecord> bulkCreate(String object, List<? extends Map<String, ? extends @Nullable Object>> rows) {
        return bulkCreate(object, rows, DriverOptions.NONE);
    }

    /**
     * Changes many records: all or none.
     *
     * @param object the object
     * @param updates what to change; ids out of scope are left out
     * @param options how to run it
     * @return the changed records, whole, in input order
     */
    List<DataRecord> bulkUpdate(String object, List<RecordUpdate> updates, DriverOptions options);

    /**
     * {@link #bulkUpdate(String, List, DriverOptions)} without options.
     *
     * @param object the object
     * @param updates what to change
     * @return the changed records, whole, in input order
     */
    default List<DataRecord> bulkUpdate(String object, List<RecordUpdate> updates) {
        return bulkUpdate(object, updates, DriverOptions.NONE);
    }

    /**
     * Removes many records: all or none; unknown ids are ignored.
     *
     * @param object the object
     * @param ids the records
     * @param options how to run it
     */
    void bulkDelete(String object, List<String> ids, DriverOptions options);

    /**
     * {@link #bulkDelete(String, List, DriverOptions)} without options.
     *
     * @param object the object
     * @param ids the records
     */
    default void bulkDelete(String object, List<String> ids) {
        bulkDelete(object, ids, DriverOptions.NONE);
    }

    /**
     * Changes the given fields of every matching record.
     *
     * @param object the object
     * @param query {@code where}, {@code orderBy}, {@code limit} and {@code offset}; anything else is refused
     * @param data the fields to change; none changes nothing
     * @param options how to run it
     * @return the number of changed records
     */
    long updateMany(String object, QueryAST query, Map<String, ? extends @Nullable Object> data, DriverOptions options);

    /**
     * {@link #updateMany(String, QueryAST, Map, DriverOptions)} without options.
     *
     * @param object the object
     * @param query the records
     * @param data the fields to change
     * @return the number of changed records
     */
    default long updateMany(String object, QueryAST query, Map<String, ? extends @Nullable Object> data) {
        return updateMany(object, query, data, DriverOptions.NONE);
    }

    /**
     * Removes every matching record.
     *
     * @param object the object
     * @param query {@code where}, {@code orderBy}, {@code limit} and {@code offset}; anything else is refused
     * @param options how to run it
     * @return the number of removed records
     */
    long deleteMany(String object, QueryAST query, DriverOptions options);

    /**
     * {@link #deleteMany(String, QueryAST, DriverOptions)} without options.
     *
     * @param object the object
     * @param query the records
     * @return the number of removed records
     */
    default long deleteMany(String object, QueryAST query) {
        return deleteMany(object, query, DriverOptions.NONE);
    }

    /**
     * Runs one native command; for SQL drivers one SQL statement with {@code ?} binds. No tenant scope applies.
     *
     * @param command the command
     * @param args the bound values
     * @param options how to run it
     * @return its rows and update count
     */
    ExecuteResult execute(String command, List<? extends @Nullable Object> args, DriverOptions options);

    /**
     * {@link #execute(String, List, DriverOptions)} without options.
     *
     * @param command the command
     * @param args the bound values
     * @return its rows and update count
     */
    default ExecuteResult execute(String command, @Nullable Object... args) {
        return execute(command, Arrays.asList(args), DriverOptions.NONE);
    }

    /**
     * Runs work in a transaction: commits when it returns, rolls back when it throws. On a view this is a savepoint of
     * the view's transaction.
     *
     * <p>While it runs, a call on the driver itself from the same thread that needs the held connection is refused
     * with {@code BUSY}: use the view.
     *
     * @param work what to do, given the operations bound to the transaction
     * @param <T> the type of its result
     * @return its result
     */
    <T extends @Nullable Object> T inTransaction(Function<? super DataOperations, ? extends T> work);

    /**
     * {@link #inTransaction(Function)} for work without a result.
     *
     * @param work what to do, given the operations bound to the transaction
     */
    default void runInTransaction(Consumer<? super DataOperations> work) {
        this.<@Nullable Void>inTransaction(view -> {
            work.accept(view);
            return null;
        });
    }
}
