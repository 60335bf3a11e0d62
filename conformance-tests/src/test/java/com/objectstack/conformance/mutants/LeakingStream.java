package com.objectstack.conformance.mutants;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.RecordStream;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A stream that gives its connection back at the end of its records alone.
 *
 * @param sound the records
 * @param used the number of connections in use
 */
record LeakingStream(RecordStream sound, AtomicInteger used) implements RecordStream {
    LeakingStream {
        used.incrementAndGet();
    }

    @Override
    public Iterator<DataRecord> iterator() {
        Iterator<DataRecord> records = sound.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                boolean more = records.hasNext();
                if (!more) {
                    used.decrementAndGet();
                }
                return more;
            }

            @Override
            public DataRecord next() {
                return records.next();
            }
        };
    }

    @Override
    public void close() {
        sound.close();
    }
}
