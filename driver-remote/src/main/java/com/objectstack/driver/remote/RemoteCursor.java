package com.objectstack.driver.remote;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.remote.CursorReader.Line;
import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.ReadRows;
import com.objectstack.driver.sql.SqlCursor;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.Cleaner;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Rows as a server sends them: it sends no faster than they are read, so memory stays constant on both sides. Closing early
 * breaks the connection, which stops the statement, and then has the server end the stream, which frees its place there.
 */
final class RemoteCursor implements SqlCursor {
    /** Ends what a reader has forgotten. */
    private static final Cleaner CLEANER = Cleaner.create();

    private final CursorReader reader;
    private final List<String> columns;
    private final Resources resources;

    /** Tells what it cost, on its reader's thread. */
    private final Runnable report;

    private boolean isAtEnd;
    private boolean isReported;

    /** What an open cursor holds. Released once, by whoever comes first: its reader, its deadline, the driver's end. */
    static final class Resources {
        private final InputStream body;
        private final Watchdog watchdog;
        private final Runnable release;
        private final AtomicReference<@Nullable ErrorCode> end = new AtomicReference<>();
        private volatile Runnable alarm = () -> {};
        private volatile long waitingSince;

        Resources(InputStream body, Watchdog watchdog, Runnable release) {
            this.body = body;
            this.watchdog = watchdog;
            this.release = release;
        }

        /** Stops the cursor at a deadline. */
        void limitedBy(Deadline deadline) {
            alarm.run();
            alarm = watchdog.at(deadline, () -> end(ErrorCode.TIMEOUT));
        }

        /** Stops the cursor if its reader waits for the server longer than this; a reader may take its time. */
        void watch(Duration longestWait) {
            long since = waitingSince;
            if (end.get() != null) {
                return;
            }
            if (since != 0 && System.nanoTime() - since > longestWait.toNanos()) {
                end(ErrorCode.TIMEOUT);
            } else {
                watchdog.in(longestWait, () -> watch(longestWait));
            }
        }

        void waiting(boolean isWaiting) {
            waitingSince = isWaiting ? System.nanoTime() | 1 : 0;
        }

        /** Ends it; a reader that waits for a row fails with the code. */
        void end(ErrorCode reason) {
            if (end.compareAndSet(null, reason)) {
                alarm.run();
                HranaHttp.breakOff(body);
                release.run();
            }
        }

        @Nullable
        ErrorCode ended() {
            return end.get();
        }
    }

    private RemoteCursor(CursorReader reader, List<String> columns, Resources resources, Runnable report) {
        this.reader = reader;
        this.columns = columns;
        this.resources = resources;
        this.report = report;
        CLEANER.register(this, () -> resources.end(ErrorCode.INVALID_QUERY));
    }

    /**
     * A cursor whose statement has begun: its columns are known, and it has not failed so far.
     *
     * @param report tells what it cost, once it ends
     */
    static RemoteCursor begun(CursorReader reader, Resources resources, Runnable report) {
        return switch (read(reader, 0, resources)) {
            case Line.Begin begin -> new RemoteCursor(reader, begin.columns(), resources, report);
            case Line.Failure failed -> throw HranaErrors.failure(failed.error());
            default -> throw Pipelines.unexpected();
        };
    }

    private static Line read(CursorReader reader, int width, Resources resources) {
        resources.waiting(true);
        try {
            return reader.next(width);
        } catch (IOException e) {
            ErrorCode reason = resources.ended();
            if (reason != null) {
                throw RemoteFailure.refused(ended(reason));
            }
            throw Thread.currentThread().isInterrupted() ? interrupted() : CursorReader.cutOff(e);
        } finally {
            resources.waiting(false);
        }
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public @Nullable Object @Nullable [] next() {
        if (isAtEnd) {
            return null;
        }
        ErrorCode reason = resources.ended();
        if (reason != null) {
            throw ended(reason);
        }
        try {
            return row();
        } catch (RemoteFailure failure) {
            end(failure.error().code());
            throw failure.error();
        }
    }

    private @Nullable Object @Nullable [] row() {
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted();
        }
        while (true) {
            switch (read(reader, columns.size(), resources)) {
                case Line.Row row -> {
                    return row.values();
                }
                case Line.Failure failed -> throw HranaErrors.failure(failed.error());
                case Line.Begin ignored -> throw Pipelines.unexpected();
                case Line.End ignored -> {}
                case Line.Complete ignored -> {
                    isAtEnd = true;
                    end(ErrorCode.INVALID_QUERY);
                    return null;
                }
            }
        }
    }

    private static RemoteFailure interrupted() {
        return RemoteFailure.refused(DriverException.of(
                ErrorCode.CANCELLED, "", "the calling thread was interrupted while it read a stream"));
    }

    @Override
    public void close() {
        isAtEnd = false;
        end(ErrorCode.INVALID_QUERY);
    }

    private void end(ErrorCode reason) {
        if (!isReported) {
            isReported = true;
            report.run();
        }
        resources.end(reason);
    }

    private static DriverException ended(ErrorCode reason) {
        return switch (reason) {
            case INVALID_QUERY -> ReadRows.closedByCaller();
            case DRIVER_CLOSED -> Lifecycle.closedException();
            case TIMEOUT -> DriverException.of(reason, "", "the deadline passed before the last row was read");
            default -> DriverException.of(reason, "", "the stream has ended before its last row");
        };
    }
}
