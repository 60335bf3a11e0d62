package com.objectstack.driver.sqlite;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.ReadRows;
import com.objectstack.driver.sql.SqlCursor;
import java.lang.ref.Cleaner;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rows read from a running statement. On a platform thread each row is read when asked for; on a virtual one a few are
 * read at a time, since each reading changes threads. A cursor that is dropped without being closed gives its
 * connection back once it is garbage.
 */
final class StatementCursor implements SqlCursor {
    private static final Cleaner CLEANER = Cleaner.create();
    private static final int ROWS_AHEAD = 128;
    private static final long CHARACTERS_AHEAD = 256 * 1024;

    private final DatabaseConnection.Cursor rows;
    private final Call call;
    private final Workers workers;
    private final Consumer<DriverException> onFailure;
    private final Resources resources;
    private final Cleaner.Cleanable cleanable;
    private final Deque<@Nullable Object[]> ahead = new ArrayDeque<>();
    private boolean exhausted;
    private @Nullable ErrorCode refusal;

    /** What is to be released; knows nothing of the cursor, whose end it must outlive. */
    private record Resources(DatabaseConnection.Cursor rows, Runnable release, AtomicBoolean released)
            implements Runnable {
        @Override
        public void run() {
            if (released.compareAndSet(false, true)) {
                rows.close();
                release.run();
            }
        }
    }

    StatementCursor(
            DatabaseConnection.Cursor rows,
            Call call,
            Workers workers,
            Runnable release,
            Consumer<DriverException> onFailure) {
        this.rows = rows;
        this.call = call;
        this.workers = workers;
        this.onFailure = onFailure;
        this.resources = new Resources(rows, release, new AtomicBoolean());
        this.cleanable = CLEANER.register(this, resources);
    }

    @Override
    public List<String> columns() {
        return rows.columns();
    }

    @Override
    public @Nullable Object @Nullable [] next() {
        if (refusal != null) {
            throw refused(refusal);
        }
        @Nullable Object @Nullable [] row = ahead.poll();
        if (row == null && !exhausted) {
            row = read();
        }
        if (row == null) {
            release();
        }
        return row;
    }

    private @Nullable Object @Nullable [] read() {
        call.continuedBy(Thread.currentThread());
        try {
            if (!Thread.currentThread().isVirtual()) {
                @Nullable Object @Nullable [] row = rows.next(call);
                exhausted = row == null;
                return row;
            }
            return workers.run(call, this::readAhead);
        } catch (DriverException e) {
            refusal = e.code();
            release();
            onFailure.accept(e);
            throw e;
        }
    }

    private @Nullable Object @Nullable [] readAhead() {
        long size = 0;
        while (!exhausted && ahead.size() < ROWS_AHEAD && size < CHARACTERS_AHEAD) {
            @Nullable Object @Nullable [] row = rows.next(call);
            if (row == null) {
                exhausted = true;
            } else {
                ahead.add(row);
                size += sizeOf(row);
            }
        }
        return ahead.poll();
    }

    private static long sizeOf(@Nullable Object[] row) {
        long size = row.length;
        for (Object value : row) {
            if (value instanceof String text) {
                size += text.length();
            } else if (value instanceof byte[] bytes) {
                size += bytes.length;
            }
        }
        return size;
    }

    /** Ends the cursor since its transaction has; later reading fails with the code. */
    void invalidate(ErrorCode code) {
        if (refusal == null && !exhausted) {
            refusal = code;
            ahead.clear();
        }
        resources.run();
    }

    @Override
    public void close() {
        if (refusal == null) {
            refusal = ErrorCode.INVALID_QUERY;
        }
        ahead.clear();
        release();
    }

    private void release() {
        exhausted = true;
        if (!resources.released().get()) {
            releaseOnWorker();
        }
    }

    private void releaseOnWorker() {
        try {
            workers.run(Call.unstoppable(), () -> {
                cleanable.clean();
                return true;
            });
        } catch (DriverException e) {
            // The driver was closed, and the connection with it.
        }
    }

    private static DriverException refused(ErrorCode code) {
        return switch (code) {
            case INVALID_QUERY -> ReadRows.closedByCaller();
            case DRIVER_CLOSED -> Lifecycle.closedException();
            default -> DriverException.of(code, "", "the stream has ended before its last row");
        };
    }
}
