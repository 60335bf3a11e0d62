package com.objectstack.cli.demo;

import com.objectstack.driver.DataOperations;
import com.objectstack.driver.DataRecord;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Stores sources through {@code bulkCreate}, one chunk after another, while the next ones are made on another thread. */
final class Loader {
    private static final int CHUNK_ROWS = 2_500;
    private static final int CHUNKS_AHEAD = 8;

    private final DataOperations target;
    private final LoadProgress progress;

    Loader(DataOperations target, LoadProgress progress) {
        this.target = target;
        this.progress = progress;
    }

    /**
     * Stores everything.
     *
     * @return the number of records
     */
    long load(List<TpchSource> sources) throws InterruptedException {
        BlockingQueue<Chunk> ahead = new ArrayBlockingQueue<>(CHUNKS_AHEAD);
        Thread maker = Thread.ofPlatform().name("tpch").daemon().unstarted(() -> make(sources, ahead));
        maker.start();
        long stored = 0;
        try {
            for (Chunk chunk = ahead.take(); !chunk.isEnd(); chunk = ahead.take()) {
                chunk.throwFailure();
                target.bulkCreate(chunk.object(), chunk.rows());
                stored += chunk.rows().size();
                progress.stored(chunk.object(), chunk.rows().size());
            }
        } finally {
            maker.interrupt();
        }
        progress.done();
        return stored;
    }

    private static void make(List<TpchSource> sources, BlockingQueue<Chunk> ahead) {
        try {
            ahead.put(makeChunks(sources, ahead));
        } catch (InterruptedException e) {
            // Whom the chunks are for has stopped.
            Thread.currentThread().interrupt();
        }
    }

    /** Puts all chunks; the last one, which says how it ended, is for the caller to put. */
    private static Chunk makeChunks(List<TpchSource> sources, BlockingQueue<Chunk> ahead) throws InterruptedException {
        try {
            for (TpchSource source : sources) {
                Iterator<DataRecord> rows = source.rows().get();
                while (rows.hasNext()) {
                    ahead.put(Chunk.of(source.object(), nextRows(rows)));
                }
            }
            return Chunk.END;
        } catch (RuntimeException e) {
            return Chunk.failed(e);
        }
    }

    private static List<DataRecord> nextRows(Iterator<DataRecord> rows) {
        List<DataRecord> chunk = new ArrayList<>(CHUNK_ROWS);
        while (chunk.size() < CHUNK_ROWS && rows.hasNext()) {
            chunk.add(rows.next());
        }
        return chunk;
    }

    /** Some records of one object, or the end, or why there are no more. */
    private record Chunk(String object, List<DataRecord> rows, Optional<RuntimeException> failure) {
        static final Chunk END = of("", List.of());

        static Chunk of(String object, List<DataRecord> rows) {
            return new Chunk(object, rows, Optional.empty());
        }

        static Chunk failed(RuntimeException failure) {
            return new Chunk("", List.of(), Optional.of(failure));
        }

        boolean isEnd() {
            return rows.isEmpty() && failure.isEmpty();
        }

        void throwFailure() {
            failure.ifPresent(reason -> {
                throw reason;
            });
        }
    }
}
