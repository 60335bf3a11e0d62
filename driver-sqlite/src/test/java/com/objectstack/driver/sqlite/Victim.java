package com.objectstack.driver.sqlite;

import com.objectstack.driver.ErrorCode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A call on a thread of its own that is expected to fail. */
final class Victim {
    private final CompletableFuture<ErrorCode> code = new CompletableFuture<>();
    private final CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    private final Thread thread;

    Victim(Caller caller, Runnable call) {
        thread = caller.start(() -> run(call));
    }

    private void run(Runnable call) {
        try {
            ErrorCode failed = Databases.failure(call::run).code();
            interrupted.complete(Thread.currentThread().isInterrupted());
            code.complete(failed);
        } catch (RuntimeException | Error e) {
            code.completeExceptionally(e);
        }
    }

    void interrupt() {
        thread.interrupt();
    }

    ErrorCode code() throws Exception {
        return code.get(Databases.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    boolean interruptedAfterwards() throws Exception {
        return interrupted.get(Databases.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
