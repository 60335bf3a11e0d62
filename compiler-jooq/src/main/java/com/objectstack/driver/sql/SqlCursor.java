package com.objectstack.driver.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows read one after another with constant memory. For one thread at a time; the receiver closes it. */
public interface SqlCursor extends AutoCloseable {
    /**
     * The names as the database gives them.
     *
     * @return the columns
     */
    List<String> columns();

    /**
     * The next row; at the end the cursor closes itself.
     *
     * @return its values ({@code Long, Double, String, byte[]} or null), the array belonging to the receiver; null
     *     after the last row
     * @throws com.objectstack.driver.DriverException {@code TIMEOUT}, {@code CANCELLED}, {@code DRIVER_CLOSED} or
     *     {@code CONNECTION_FAILED}; {@code INVALID_QUERY} once closed by the caller
     */
    @Nullable
    Object @Nullable [] next();

    /** Releases the connection; closing twice is harmless. */
    @Override
    void close();
}
