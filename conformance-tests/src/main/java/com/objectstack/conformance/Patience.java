package com.objectstack.conformance;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How long the kit waits for what must happen: 30 seconds, or as many as the system property
 * {@code objectstack.conformance.timeout} says. Nothing in the kit waits without this bound.
 */
final class Patience {
    private static final Duration LIMIT =
            Duration.ofSeconds(Math.max(1, Integer.getInteger("objectstack.conformance.timeout", 30)));

    private static final Duration SHORT = Duration.ofMillis(200);

    private Patience() {}

    static Duration limit() {
        return LIMIT;
    }

    /** What a task came to; its exception, if it threw one. */
    static <T> T await(Future<T> task, String what) {
        try {
            return task.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw rethrown(failed);
        } catch (TimeoutException late) {
            task.cancel(true);
            throw new AssertionError(what + " did not end within " + LIMIT.toSeconds() + " s", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + what, interrupted);
        }
    }

    /** Gives a task time to end; one that waits for the caller does not. */
    static void awaitOrGoOn(CompletableFuture<?> task) {
        task.exceptionally(failed -> null)
                .completeOnTimeout(null, SHORT.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** Waits until a latch is open. */
    static void await(CountDownLatch latch, String what) {
        try {
            if (!latch.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError(what + " did not happen within " + LIMIT.toSeconds() + " s");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + what, interrupted);
        }
    }

    private static RuntimeException rethrown(ExecutionException failed) {
        Throwable cause = failed.getCause();
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException runtime ? runtime : new IllegalStateException(failed);
    }
}
