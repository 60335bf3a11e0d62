package com.objectstack.conformance.mutants;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.RecordStream;
import java.util.Iterator;
import java.util.List;

/** Records in memory, as often as they are asked for. */
record ListStream(List<DataRecord> records) implements RecordStream {
    @Override
    public Iterator<DataRecord> iterator() {
        return records.iterator();
    }

    /** Nothing is held. */
    @Override
    public void close() {}
}
