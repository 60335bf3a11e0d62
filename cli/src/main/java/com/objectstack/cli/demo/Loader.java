package com.objectstack.cli.demo;

import com.objectstack.driver.DataOperations;
import com.objectstack.driver.DataRecord;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Stores sources through {@code bulkCreate}, one object after another. While chunks are made, two threads store them:
 * the database takes one at a time, but what comes before and after it is done side by side.
 */
final class Loader {
    private static final int CHUNK_ROWS = 5_000;
    private static final int THREADS = 2;
    private static final int CHUNKS_AHEAD = 2;

    private final DataOperations target;
    private final LoadProgress progress;
    private final Semaphore room = new Semaphore(THREADS + CHUNKS_AHEAD);
    private final AtomicBoolean failed = new AtomicBoolean();

    Loader(DataOperations target, LoadProgress progress) {
        this.target = target;
        this.progress = progress;
    }

    /** Stores everything, or throws the first failure. */
    void load(List<TpchSource> sources) throws InterruptedException {
        try (ExecutorService workers = Executors.newFixedThreadPool(THREADS)) {
            for (TpchSource source : sources) {
                load(source, workers);
            }
        }
        progress.done();
    }

    private void load(TpchSource source, ExecutorService workers) throws InterruptedException {
        List<Future<?>> chunks = new ArrayList<>();
        Iterator<DataRecord> rows = source.rows().get();
        while (rows.hasNext() && !failed.get()) {
            List<DataRecord> chunk = nextRows(rows);
            room.acquire();
            chunks.add(workers.submit(() -> store(source.object(), chunk)));
        }
        for (Future<?> chunk : chunks) {
            await(chunk);
        }
    }

    private void store(String object, List<DataRecord> rows) {
        try {
            target.bulkCreate(object, rows);
            progress.stored(object, rows.size());
        } catch (RuntimeException e) {
            failed.set(true);
            throw e;
        } finally {
            room.release();
        }
    }

    private static void await(Future<?> chunk) throws InterruptedException {
        try {
            chunk.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException reason) {
                throw reason;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static List<DataRecord> nextRows(Iterator<DataRecord> rows) {
        List<DataRecord> chunk = new ArrayList<>(CHUNK_ROWS);
        while (chunk.size() < CHUNK_ROWS && rows.hasNext()) {
            chunk.add(rows.next());
        }
        return chunk;
    }
}
