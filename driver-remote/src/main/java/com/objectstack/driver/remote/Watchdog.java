package com.objectstack.driver.remote;

import com.objectstack.driver.sql.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Does things when their time has come, each on a thread of its own. Nearly all alarms are cancelled long before: setting one
 * wakes the timer's thread only if it is earlier than all that were set before, and cancelling never does. Thread-safe.
 */
final class Watchdog implements AutoCloseable {
    private final ScheduledThreadPoolExecutor timer;
    private final Set<Alarm> alarms = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();

    /** When the timer looks next, of {@link System#nanoTime}; in a long time if it does not. */
    private volatile long nextLook = never();

    Watchdog() {
        timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("objectstack-remote-timer").factory());
        timer.setKeepAliveTime(10, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    /** Something to be done; one and the same only with itself. */
    private static final class Alarm {
        private final long time;
        private final Runnable action;

        Alarm(long time, Runnable action) {
            this.time = time;
            this.action = action;
        }
    }

    /** Does something at a deadline, unless it is cancelled before; nothing without a deadline. */
    Runnable at(Deadline deadline, Runnable action) {
        return deadline.isNone() ? () -> {} : in(Duration.ofNanos(Math.max(0, deadline.remainingNanos())), action);
    }

    /** Does something after a while, unless it is cancelled before; nothing once closed. */
    Runnable in(Duration delay, Runnable action) {
        Alarm alarm = new Alarm(System.nanoTime() + Math.min(delay.toNanos(), Long.MAX_VALUE / 4), action);
        alarms.add(alarm);
        // Whoever looks at the same time has set nextLook before it began.
        if (alarm.time - nextLook < 0) {
            lookAt(alarm.time);
        }
        return () -> alarms.remove(alarm);
    }

    private void lookAt(long time) {
        lock.lock();
        try {
            if (time - nextLook < 0) {
                nextLook = time;
                Future<?> unused = timer.schedule(this::look, time - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        } catch (RejectedExecutionException e) {
            alarms.clear();
        } finally {
            lock.unlock();
        }
    }

    /** Sets off what is due, and looks again when the next is. */
    private void look() {
        nextLook = never();
        long now = System.nanoTime();
        long next = nextLook;
        List<Alarm> due = new ArrayList<>();
        for (Alarm alarm : alarms) {
            if (alarm.time - now <= 0) {
                due.add(alarm);
            } else if (alarm.time - next < 0) {
                next = alarm.time;
            }
        }
        // Unless it was cancelled meanwhile.
        due.stream().filter(alarms::remove).forEach(alarm -> Thread.startVirtualThread(alarm.action));
        lookAt(next);
    }

    private static long never() {
        return System.nanoTime() + Long.MAX_VALUE / 2;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        alarms.clear();
    }
}
