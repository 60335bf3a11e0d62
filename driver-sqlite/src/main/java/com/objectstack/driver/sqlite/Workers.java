package com.objectstack.driver.sqlite;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Runs SQLite's native code where it may block: on the calling thread if that is a platform thread, else on one of a
 * few platform threads, since a native frame would pin the virtual thread's carrier. There are more of them than connections,
 * so that whoever has a connection never waits for a thread.
 */
final class Workers implements AutoCloseable {
    private static final long IDLE_SECONDS = 10;

    private final ThreadPoolExecutor threads;

    Workers(int size) {
        threads = new ThreadPoolExecutor(
                size,
                size,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name("objectstack-sqlite-", 1).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /** Runs work for a call; an interrupt of the caller stops the call, and is still set afterwards. */
    <T> T run(Call call, Supplier<T> work) {
        if (!Thread.currentThread().isVirtual()) {
            return work.get();
        }
        FutureTask<T> task = new FutureTask<>(work::get);
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            throw Lifecycle.closedException();
        }
        return await(task, call);
    }

    private static <T> T await(FutureTask<T> task, Call call) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                    call.cancel();
                } catch (ExecutionException e) {
                    throw unwrap(e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException unwrap(ExecutionException e) {
        if (e.getCause() instanceof RuntimeException exception) {
            return exception;
        }
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(e.getCause());
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
