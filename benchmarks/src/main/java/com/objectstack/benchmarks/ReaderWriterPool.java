package com.objectstack.benchmarks;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What one writes by hand for many threads: some connections that read, one that writes behind a fair lock, each with its
 * statement prepared once. As many of them as the driver has by default. Thread-safe.
 */
final class ReaderWriterPool {
    private static final int FEWEST_READERS = 2;
    private static final int MOST_READERS = 8;

    private final BlockingQueue<PreparedStatement> readers;
    private final ReentrantLock writing = new ReentrantLock(true);
    private final PreparedStatement writer;

    ReaderWriterPool(Accounts data) throws SQLException {
        int count = Math.clamp(Runtime.getRuntime().availableProcessors(), FEWEST_READERS, MOST_READERS);
        readers = new ArrayBlockingQueue<>(count);
        for (int reader = 0; reader < count; reader++) {
            readers.add(data.connect().prepareStatement(FindByIdBenchmark.SQL));
        }
        writer = data.connect().prepareStatement(UpdateBenchmark.SQL);
    }

    @Nullable
    Object[] find(String id) throws SQLException, InterruptedException {
        PreparedStatement reader = readers.take();
        try {
            reader.setString(1, id);
            return Account.readOne(reader.executeQuery());
        } finally {
            readers.add(reader);
        }
    }

    @Nullable
    Object[] update(String id, long points) throws SQLException {
        writing.lock();
        try {
            writer.setLong(1, points);
            writer.setString(2, Account.now());
            writer.setString(3, id);
            return Account.readOne(writer.executeQuery());
        } finally {
            writing.unlock();
        }
    }
}
