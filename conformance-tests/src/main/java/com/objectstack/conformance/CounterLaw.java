package com.objectstack.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.IDataDriver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many threads count up in transactions: read, add one, write. */
final class CounterLaw {
    private static final int THREADS = 8;
    private static final Duration SPAN =
            "nightly".equals(System.getProperty("objectstack.scale")) ? Duration.ofSeconds(10) : Duration.ofSeconds(2);

    private final IDataDriver driver;
    private final String object;

    CounterLaw(IDataDriver driver, String object) {
        this.driver = driver;
        this.object = object;
    }

    void eightThreadsLoseNoUpdate() {
        driver.update(object, "a", Map.of("n", 0L));
        long end = System.nanoTime() + SPAN.toNanos();
        List<Future<Long>> threads = new ArrayList<>();
        long total = 0;
        try (ExecutorService executor = Executors.newFixedThreadPool(THREADS)) {
            Callable<Long> counting = () -> countUntil(end);
            for (int thread = 0; thread < THREADS; thread++) {
                threads.add(executor.submit(counting));
            }
            for (Future<Long> thread : threads) {
                total += thread.get();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        } catch (ExecutionException failed) {
            throw new AssertionError("a thread failed: " + failed.getCause(), failed);
        }

        assertTrue(total > 0, "nothing was counted");
        assertEquals(total, driver.findById(object, "a").orElseThrow().get("n"));
    }

    /** The number of committed increments; what may be tried again is not one. */
    private long countUntil(long end) {
        long counted = 0;
        while (System.nanoTime() < end) {
            try {
                driver.runInTransaction(view -> {
                    DataRecord record = view.findById(object, "a").orElseThrow();
                    long next = 1 + Objects.requireNonNull(record.getLong("n"));
                    view.update(object, "a", Map.of("n", next));
                });
                counted++;
            } catch (DriverException busy) {
                if (!busy.retryable()) {
                    throw busy;
                }
            }
        }
        return counted;
    }
}
