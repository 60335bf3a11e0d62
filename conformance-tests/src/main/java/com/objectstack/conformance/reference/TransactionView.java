package com.objectstack.conformance.reference;

import com.objectstack.driver.DataOperations;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.ExecuteResult;
import com.objectstack.driver.Page;
import com.objectstack.driver.RecordStream;
import com.objectstack.driver.RecordUpdate;
import com.objectstack.query.Condition;
import com.objectstack.query.QueryAST;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The driver's operations bound to a transaction, until the work they were given to returns. */
final class TransactionView implements DataOperations {
    private final ReferenceDriver driver;
    private final OpenTransaction transaction;
    private volatile boolean hasEnded;

    TransactionView(ReferenceDriver driver, OpenTransaction transaction) {
        this.driver = driver;
        this.transaction = transaction;
    }

    /** Work in a transaction: commits when it returns, rolls back when it throws. */
    static <T extends @Nullable Object> T run(
            ReferenceDriver driver, OpenTransaction transaction, Function<? super DataOperations, ? extends T> work) {
        T result;
        try {
            result = work.apply(new TransactionView(driver, transaction));
            driver.commit(transaction);
        } catch (Throwable failure) {
            undo(() -> driver.rollback(transaction), failure);
            throw failure;
        }
        return result;
    }

    /** Work inside the work: a savepoint. */
    @Override
    public <T extends @Nullable Object> T inTransaction(Function<? super DataOperations, ? extends T> work) {
        bound(DriverOptions.NONE);
        int depth = transaction.mark();
        TransactionView view = new TransactionView(driver, transaction);
        try {
            T result = work.apply(view);
            transaction.release(depth);
            return result;
        } catch (Throwable failure) {
            undo(
                    () -> {
                        transaction.rollbackTo(depth);
                        transaction.release(depth);
                    },
                    failure);
            throw failure;
        } finally {
            view.hasEnded = true;
        }
    }

    private static void undo(Runnable undoing, Throwable failure) {
        try {
            undoing.run();
        } catch (RuntimeException second) {
            failure.addSuppressed(second);
        }
    }

    private DriverOptions bound(DriverOptions options) {
        if (hasEnded) {
            throw DriverException.of(
                    ErrorCode.TRANSACTION_CLOSED, "", "the nested transaction has ended", "use the view around it");
        }
        if (options.within() != null && options.within() != transaction) {
            throw DriverException.of(
                    ErrorCode.INVALID_QUERY,
                    "/options/transaction",
                    "the options name another transaction than the view is bound to",
                    "leave the transaction out");
        }
        return options.withTransaction(transaction);
    }

    @Override
    public List<DataRecord> find(String object, QueryAST query, DriverOptions options) {
        return driver.find(object, query, bound(options));
    }

    @Override
    public Optional<DataRecord> findOne(String object, QueryAST query, DriverOptions options) {
        return driver.findOne(object, query, bound(options));
    }

    @Override
    public Optional<DataRecord> findById(String object, String id, DriverOptions options) {
        return driver.findById(object, id, bound(options));
    }

    @Override
    public RecordStream findStream(String object, QueryAST query, DriverOptions options) {
        return driver.findStream(object, query, bound(options));
    }

    @Override
    public Page findPage(String object, QueryAST query, DriverOptions options) {
        return driver.findPage(object, query, bound(options));
    }

    @Override
    public long count(String object, QueryAST query, DriverOptions options) {
        return driver.count(object, query, bound(options));
    }

    @Override
    public List<@Nullable Object> distinct(String object, String field, Condition filter, DriverOptions options) {
        return driver.distinct(object, field, filter, bound(options));
    }

    @Override
    public DataRecord create(String object, Map<String, ? extends @Nullable Object> data, DriverOptions options) {
        return driver.create(object, data, bound(options));
    }

    @Override
    public Optional<DataRecord> update(
            String object, String id, Map<String, ? extends @Nullable Object> data, DriverOptions options) {
        return driver.update(object, id, data, bound(options));
    }

    @Override
    public DataRecord upsert(
            String object,
            Map<String, ? extends @Nullable Object> data,
            List<String> conflictKeys,
            DriverOptions options) {
        return driver.upsert(object, data, conflictKeys, bound(options));
    }

    @Override
    public boolean delete(String object, String id, DriverOptions options) {
        return driver.delete(object, id, bound(options));
    }

    @Override
    public List<DataRecord> bulkCreate(
            String object, List<? extends Map<String, ? extends @Nullable Object>> rows, DriverOptions options) {
        return driver.bulkCreate(object, rows, bound(options));
    }

    @Override
    public List<DataRecord> bulkUpdate(String object, List<RecordUpdate> updates, DriverOptions options) {
        return driver.bulkUpdate(object, updates, bound(options));
    }

    @Override
    public void bulkDelete(String object, List<String> ids, DriverOptions options) {
        driver.bulkDelete(object, ids, bound(options));
    }

    @Override
    public long updateMany(
            String object, QueryAST query, Map<String, ? extends @Nullable Object> data, DriverOptions options) {
        return driver.updateMany(object, query, data, bound(options));
    }

    @Override
    public long deleteMany(String object, QueryAST query, DriverOptions options) {
        return driver.deleteMany(object, query, bound(options));
    }

    @Override
    public ExecuteResult execute(String command, List<? extends @Nullable Object> args, DriverOptions options) {
        return driver.execute(command, args, bound(options));
    }
}
