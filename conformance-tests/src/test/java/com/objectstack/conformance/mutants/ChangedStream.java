package com.objectstack.conformance.mutants;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.RecordStream;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A stream whose records come out changed, one at a time. */
record ChangedStream(RecordStream sound, UnaryOperator<List<DataRecord>> change) implements RecordStream {
    @Override
    public Iterator<DataRecord> iterator() {
        Iterator<DataRecord> records = sound.iterator();
        return Stream.generate(() -> records)
                .takeWhile(Iterator::hasNext)
                .flatMap(left -> change.apply(List.of(left.next())).stream())
                .iterator();
    }

    @Override
    public void close() {
        sound.close();
    }
}
