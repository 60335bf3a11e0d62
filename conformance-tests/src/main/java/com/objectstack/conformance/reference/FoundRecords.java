package com.objectstack.conformance.reference;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.RecordStream;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The records of a query as a stream: those that were there when it was opened. */
final class FoundRecords implements RecordStream {
    private final Iterator<DataRecord> records;
    private boolean isIterated;
    private boolean isClosed;

    FoundRecords(List<DataRecord> records) {
        this.records = records.iterator();
    }

    @Override
    public Iterator<DataRecord> iterator() {
        if (isIterated || isClosed) {
            throw DriverException.of(
                    ErrorCode.INVALID_QUERY,
                    "",
                    isClosed ? "the stream is closed" : "the stream is being iterated already",
                    "ask for another one");
        }
        isIterated = true;
        return new Rest();
    }

    @Override
    public void close() {
        isClosed = true;
    }

    /** What is left, until the stream is closed. */
    private final class Rest implements Iterator<DataRecord> {
        @Override
        public boolean hasNext() {
            return !isClosed && records.hasNext();
        }

        @Override
        public DataRecord next() {
            if (!hasNext()) {
                throw new NoSuchElementException("the stream has no more records");
            }
            return records.next();
        }
    }
}
