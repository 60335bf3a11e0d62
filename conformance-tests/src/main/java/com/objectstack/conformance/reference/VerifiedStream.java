package com.objectstack.conformance.reference;

import com.objectstack.conformance.compare.Comparison;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.RecordStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * A stream whose records are compared once it was read to its end; not if a write came in between. It keeps what was
 * read. For one thread at a time.
 */
final class VerifiedStream implements RecordStream {
    private final RecordStream stream;
    private final Request request;
    private final Answer<List<DataRecord>> wanted;
    private final Verification verification;
    private final long since;
    private final List<DataRecord> read = new ArrayList<>();
    private boolean isCompared;

    VerifiedStream(RecordStream stream, Request request, Answer<List<DataRecord>> wanted, Verification verification) {
        this.stream = stream;
        this.request = request;
        this.wanted = wanted;
        this.verification = verification;
        this.since = verification.changes();
    }

    @Override
    public Iterator<DataRecord> iterator() {
        Iterator<DataRecord> records = stream.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                boolean hasMore = records.hasNext();
                if (!hasMore) {
                    compare();
                }
                return hasMore;
            }

            @Override
            public DataRecord next() {
                DataRecord next = records.next();
                read.add(next);
                return next;
            }
        };
    }

    private void compare() {
        if (!isCompared && verification.changes() == since) {
            isCompared = true;
            Comparison comparison = new Comparison(request.query(), Set.of());
            verification.compare(request, wanted::orThrow, new Answer<>(read, null), comparison::sameRecords);
        }
    }

    @Override
    public void close() {
        stream.close();
    }
}
