package com.objectstack.driver;

import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Records read one after another with constant memory. It holds a connection until it is closed or read to its end; the
 * caller closes it. For one thread at a time; it can be iterated once.
 */
public interface RecordStream extends AutoCloseable, Iterable<DataRecord> {
    /**
     * The records not yet read.
     *
     * @return the one iterator
     * @throws DriverException if the stream is closed or being iterated already ({@code INVALID_QUERY})
     */
    @Override
    Iterator<DataRecord> iterator();

    /**
     * The records not yet read, as a sequential stream that closes this one when it is closed.
     *
     * @return a stream
     */
    default Stream<DataRecord> stream() {
        int traits = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator(), traits), false)
                .onClose(this::close);
    }

    /** Releases the connection; closing twice is harmless. */
    @Override
    void close();
}
