package com.objectstack.driver.sql;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.RecordStream;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Records decoded as a cursor's rows come in; one row is read ahead. */
final class StreamedRecords implements RecordStream {
    private final SqlCursor cursor;
    private final RecordReader reader;
    private boolean isIterated;
    private boolean isClosed;

    StreamedRecords(SqlCursor cursor, RecordReader reader) {
        this.cursor = cursor;
        this.reader = reader;
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
        return new Rows();
    }

    @Override
    public void close() {
        isClosed = true;
        cursor.close();
    }

    private final class Rows implements Iterator<DataRecord> {
        private @Nullable DataRecord ahead;
        private boolean isAtEnd;

        @Override
        public boolean hasNext() {
            if (ahead == null && !isAtEnd) {
                @Nullable Object @Nullable [] row = cursor.next();
                if (row == null) {
                    isAtEnd = true;
                    close();
                } else {
                    ahead = reader.read(row);
                }
            }
            return ahead != null;
        }

        @Override
        public DataRecord next() {
            if (!hasNext() || ahead == null) {
                throw new NoSuchElementException("the stream has no more records");
            }
            DataRecord record = ahead;
            ahead = null;
            return record;
        }
    }
}
