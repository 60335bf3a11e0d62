package com.objectstack.driver.sql;

import com.objectstack.compiler.model.RecordReader;
import com.objectstack.driver.DataRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records as a cursor's rows come in, their references replaced for some hundred at a time: in constant memory. */
final class ExpandedRows {
    /** Records that share one statement for each field and level. */
    static final int CHUNK = 500;

    private final SqlCursor cursor;
    private final RecordReader reader;
    private final Expansion expansion;
    private final Snapshot snapshot;
    private Iterator<DataRecord> chunk = Collections.emptyIterator();
    private boolean isAtEnd;

    /**
     * Records.
     *
     * @param cursor the rows, read in the snapshot
     * @param reader makes records of them
     * @param expansion replaces references, in the snapshot
     * @param snapshot ends with them
     */
    ExpandedRows(SqlCursor cursor, RecordReader reader, Expansion expansion, Snapshot snapshot) {
        this.cursor = cursor;
        this.reader = reader;
        this.expansion = expansion;
        this.snapshot = snapshot;
    }

    /** The next record, null after the last. */
    @Nullable
    DataRecord next() {
        if (!chunk.hasNext() && !isAtEnd) {
            chunk = expansion.apply(read()).iterator();
        }
        return chunk.hasNext() ? chunk.next() : null;
    }

    void close() {
        try (snapshot) {
            cursor.close();
        }
    }

    private List<DataRecord> read() {
        List<DataRecord> records = new ArrayList<>();
        while (records.size() < CHUNK && !isAtEnd) {
            @Nullable Object @Nullable [] row = cursor.next();
            if (row == null) {
                isAtEnd = true;
            } else {
                records.add(reader.read(row));
            }
        }
        return records;
    }
}
