package com.objectstack.driver.sql;

import com.objectstack.compiler.model.RecordReader;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.RecordStream;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Records as they come from their source; one is read ahead. */
final class StreamedRecords implements RecordStream {
    private final Supplier<@Nullable DataRecord> source;
    private final Runnable end;
    private boolean isIterated;
    private boolean isClosed;

    /**
     * A stream.
     *
     * @param source gives the next record, null after the last
     * @param end releases the source
     */
    StreamedRecords(Supplier<@Nullable DataRecord> source, Runnable end) {
        this.source = source;
        this.end = end;
    }

    /** The rows of a cursor, decoded. */
    static StreamedRecords of(SqlCursor cursor, RecordReader reader) {
        return new StreamedRecords(
                () -> {
                    @Nullable Object @Nullable [] row = cursor.next();
                    return row == null ? null : reader.read(row);
                },
                cursor::close);
    }

    /** Records that were read before. */
    static StreamedRecords of(List<DataRecord> records) {
        Iterator<DataRecord> iterator = records.iterator();
        return new StreamedRecords(() -> iterator.hasNext() ? iterator.next() : null, () -> {});
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
        if (!isClosed) {
            isClosed = true;
            end.run();
        }
    }

    private final class Rows implements Iterator<DataRecord> {
        private @Nullable DataRecord ahead;
        private boolean isAtEnd;

        @Override
        public boolean hasNext() {
            if (ahead == null && !isAtEnd) {
                ahead = source.get();
                if (ahead == null) {
                    isAtEnd = true;
                    close();
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
