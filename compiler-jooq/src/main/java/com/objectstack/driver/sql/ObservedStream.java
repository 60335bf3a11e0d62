package com.objectstack.driver.sql;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.RecordStream;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A stream that tells, once, when it ends: read to its end, failed or closed. */
final class ObservedStream implements RecordStream {
    private final RecordStream records;
    private final RunningOperation operation;
    private final Observer observer;
    private long read;
    private boolean isTold;

    ObservedStream(RecordStream records, RunningOperation operation, Observer observer) {
        this.records = records;
        this.operation = operation;
        this.observer = observer;
    }

    @Override
    public Iterator<DataRecord> iterator() {
        Iterator<DataRecord> rows = records.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                boolean hasMore = part(rows::hasNext);
                if (!hasMore) {
                    tell(null);
                }
                return hasMore;
            }

            @Override
            public DataRecord next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("the stream has no more records");
                }
                read++;
                return rows.next();
            }
        };
    }

    @Override
    public void close() {
        this.<@Nullable Void>part(() -> {
            records.close();
            return null;
        });
        tell(null);
    }

    private <T extends @Nullable Object> T part(Supplier<T> work) {
        try {
            return observer.within(operation, work);
        } catch (RuntimeException | Error failure) {
            tell(failure);
            throw failure;
        }
    }

    private void tell(@Nullable Throwable failure) {
        if (!isTold) {
            isTold = true;
            observer.end(operation, read, failure);
        }
    }
}
