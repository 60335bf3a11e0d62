package com.objectstack.driver.remote;

import com.objectstack.driver.sql.Deadline;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Does things when their time has come, each on a thread of its own. Thread-safe. */
final class Watchdog implements AutoCloseable {
    private final ScheduledThreadPoolExecutor timer;

    Watchdog() {
        timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("objectstack-remote-timer").factory());
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(10, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    /** Does something at a deadline, unless it is cancelled before; nothing without a deadline. */
    Runnable at(Deadline deadline, Runnable action) {
        return deadline.isNone() ? () -> {} : in(Duration.ofNanos(Math.max(0, deadline.remainingNanos())), action);
    }

    /** Does something after a while, unless it is cancelled before; nothing once closed. */
    Runnable in(Duration delay, Runnable action) {
        try {
            Future<?> task =
                    timer.schedule(() -> Thread.startVirtualThread(action), delay.toNanos(), TimeUnit.NANOSECONDS);
            return () -> task.cancel(false);
        } catch (RejectedExecutionException e) {
            return () -> {};
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
