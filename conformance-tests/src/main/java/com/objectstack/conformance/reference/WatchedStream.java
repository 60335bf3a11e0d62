package com.objectstack.conformance.reference;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.RecordStream;
import java.util.Iterator;

/**
 * A stream that is watched as it is read: it ends with its transaction, its driver and its time limit, which bounds the
 * whole stream.
 *
 * @param records the records
 * @param watch fails once there may be no more of them
 */
record WatchedStream(RecordStream records, Runnable watch) implements RecordStream {
    @Override
    public Iterator<DataRecord> iterator() {
        watch.run();
        Iterator<DataRecord> rest = records.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                watch.run();
                return rest.hasNext();
            }

            @Override
            public DataRecord next() {
                watch.run();
                return rest.next();
            }
        };
    }

    @Override
    public void close() {
        records.close();
    }
}
