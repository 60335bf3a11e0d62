package com.objectstack.driver.sql;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.RecordStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Watches operations for a listener. A statement belongs to the operation that its thread is in; what an operation calls
 * is part of it. Thread-safe.
 */
final class Observer {
    private static final System.Logger LOG = System.getLogger("com.objectstack.driver.sql");

    /** Watches nothing. */
    static final Observer NONE = new Observer(null);

    private final @Nullable OperationListener listener;

    @SuppressWarnings("ThreadLocalUsage") // an operation of one driver is no part of another's
    private final ThreadLocal<@Nullable RunningOperation> current = new ThreadLocal<>();

    private final AtomicBoolean hasFailed = new AtomicBoolean();

    private Observer(@Nullable OperationListener listener) {
        this.listener = listener;
    }

    /** One for the listener of a driver. */
    static Observer of(SqlDriverSettings settings) {
        return settings.listener().map(Observer::new).orElse(NONE);
    }

    boolean isOff() {
        return listener == null;
    }

    /** The same executor, its statements counted if anybody listens. */
    SqlExecutor over(SqlExecutor executor) {
        if (isOff()) {
            return executor;
        }
        executor.reportCosts(cost -> {
            RunningOperation operation = current.get();
            if (operation != null) {
                operation.costs(cost);
            }
        });
        return new MeteredExecutor(executor, this);
    }

    void sends(SqlStatement statement) {
        RunningOperation operation = current.get();
        if (operation != null) {
            operation.sends(statement);
        }
    }

    SqlResult answered(SqlResult result) {
        RunningOperation operation = current.get();
        if (operation != null) {
            operation.answered(result);
        }
        return result;
    }

    /**
     * Does an operation on one object.
     *
     * @param name the operation
     * @param object the object
     * @param options its options
     * @param rows how many records a result is
     * @param work does it
     * @return what it returned
     */
    <T extends @Nullable Object> T observe(
            String name,
            String object,
            DriverOptions options,
            ToLongFunction<? super T> rows,
            Supplier<? extends T> work) {
        return observe(RunningOperation.of(name, List.of(object), options), rows, work);
    }

    /** Does an operation. */
    <T extends @Nullable Object> T observe(
            RunningOperation operation, ToLongFunction<? super T> rows, Supplier<? extends T> work) {
        if (isOff() || current.get() != null) {
            return work.get();
        }
        current.set(operation);
        try {
            T result = work.get();
            tell(operation.ended(rows.applyAsLong(result), null));
            return result;
        } catch (RuntimeException | Error failure) {
            tell(operation.ended(0, codeOf(failure)));
            throw failure;
        } finally {
            current.remove();
        }
    }

    /** Does an operation that is about no records. */
    void observe(RunningOperation operation, Runnable work) {
        this.<@Nullable Void>observe(operation, done -> 0, () -> {
            work.run();
            return null;
        });
    }

    /** Opens a stream, which ends the operation. */
    RecordStream stream(RunningOperation operation, Supplier<RecordStream> work) {
        if (current.get() != null) {
            return work.get();
        }
        try {
            return new ObservedStream(within(operation, work), operation, this);
        } catch (RuntimeException | Error failure) {
            end(operation, 0, failure);
            throw failure;
        }
    }

    /** Does a part of an operation that goes on. */
    <T extends @Nullable Object> T within(RunningOperation operation, Supplier<T> part) {
        RunningOperation outer = current.get();
        current.set(operation);
        try {
            return part.get();
        } finally {
            current.set(outer);
        }
    }

    /** Tells of an operation that is over. */
    void end(RunningOperation operation, long rows, @Nullable Throwable failure) {
        this.<@Nullable Void>within(operation, () -> {
            tell(operation.ended(rows, failure == null ? null : codeOf(failure)));
            return null;
        });
    }

    /** The operation is still current, so that what the listener does itself is part of it. */
    private void tell(OperationEvent event) {
        try {
            if (listener != null) {
                listener.onOperation(event);
            }
        } catch (Throwable failure) {
            if (hasFailed.compareAndSet(false, true)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "the listener failed to take an operation; further failures of it are not logged",
                        failure);
            }
        }
    }

    /** The number of a record that may be there. */
    static long one(Optional<?> record) {
        return record.isPresent() ? 1 : 0;
    }

    private static ErrorCode codeOf(Throwable failure) {
        return failure instanceof DriverException known ? known.code() : ErrorCode.INTERNAL;
    }
}
