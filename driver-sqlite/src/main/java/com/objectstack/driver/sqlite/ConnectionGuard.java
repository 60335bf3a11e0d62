package com.objectstack.driver.sqlite;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.sqlite.BusyHandler;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;

/**
 * Stops what a connection is doing once its {@link Call} must stop. SQLite asks every thousand steps of a statement
 * and, while another process holds a lock, every few milliseconds. One per connection, for the connection's life: its
 * handlers neither throw nor are exchanged while a statement runs.
 */
final class ConnectionGuard {
    /** Few enough steps for a prompt stop, and so many that asking costs nothing measurable. */
    private static final int STEPS_BETWEEN_QUESTIONS = 1_000;

    private static final long SHORTEST_PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(200);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final int DOUBLINGS = 6;

    private final Lifecycle lifecycle;
    private final long busyTimeoutNanos;
    private volatile @Nullable Call current;

    ConnectionGuard(Lifecycle lifecycle, Duration busyTimeout) {
        this.lifecycle = lifecycle;
        this.busyTimeoutNanos = TimeUnit.NANOSECONDS.convert(busyTimeout);
    }

    void attach(SQLiteConnection connection) throws SQLException {
        ProgressHandler.setHandler(connection, STEPS_BETWEEN_QUESTIONS, new Progress());
        BusyHandler.setHandler(connection, new Busy());
    }

    static void detach(SQLiteConnection connection) throws SQLException {
        ProgressHandler.clearHandler(connection);
        BusyHandler.clearHandler(connection);
    }

    /** Watches a call from here to {@link #end}; throws if it must stop already. */
    void begin(Call call) {
        if (call.mustStop(lifecycle)) {
            throw call.stopped(null);
        }
        current = call;
    }

    void end() {
        current = null;
    }

    private boolean mustStop() {
        Call call = current;
        return call != null && call.mustStop(lifecycle);
    }

    private final class Progress extends ProgressHandler {
        @Override
        protected int progress() {
            return mustStop() ? 1 : 0;
        }
    }

    private final class Busy extends BusyHandler {
        private long since;

        @Override
        protected int callback(int earlierCalls) {
            long now = System.nanoTime();
            if (earlierCalls == 0) {
                since = now;
            }
            if (mustStop() || now - since >= busyTimeoutNanos) {
                return 0;
            }
            pause(Math.min(LONGEST_PAUSE_NANOS, SHORTEST_PAUSE_NANOS << Math.min(earlierCalls, DOUBLINGS)));
            return 1;
        }

        /** An interrupt that does not stop the call must not turn waiting into spinning. */
        private void pause(long nanos) {
            boolean interrupted = Thread.interrupted();
            LockSupport.parkNanos(nanos);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
