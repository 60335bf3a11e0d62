package com.objectstack.driver.sql;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cursor over rows that were read already: a snapshot that holds nothing of the database. For executors that read some
 * streams at once.
 */
public final class ReadRows implements SqlCursor {
    private final Runnable requireOpen;
    private final List<String> columns;
    private final Iterator<@Nullable Object[]> rows;
    private boolean isClosed;

    /**
     * A cursor.
     *
     * @param result the rows
     * @param requireOpen throws {@code DRIVER_CLOSED} once the executor is closed
     */
    public ReadRows(SqlResult result, Runnable requireOpen) {
        this.requireOpen = requireOpen;
        this.columns = result.columns();
        this.rows = result.rows().iterator();
    }

    /**
     * The failure of a cursor that its caller has closed.
     *
     * @return the exception, to be thrown
     */
    public static DriverException closedByCaller() {
        return DriverException.of(ErrorCode.INVALID_QUERY, "", "the stream was closed", "read it before it is closed");
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public @Nullable Object @Nullable [] next() {
        if (isClosed) {
            throw closedByCaller();
        }
        requireOpen.run();
        return rows.hasNext() ? rows.next() : null;
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
