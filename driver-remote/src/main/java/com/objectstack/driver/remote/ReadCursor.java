package com.objectstack.driver.remote;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.SqlCursor;
import com.objectstack.driver.sql.SqlResult;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cursor over rows that were read already: a snapshot that holds nothing at the server. */
final class ReadCursor implements SqlCursor {
    private final Lifecycle lifecycle;
    private final List<String> columns;
    private final Iterator<@Nullable Object[]> rows;
    private boolean isClosed;

    ReadCursor(SqlResult result, Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
        this.columns = result.columns();
        this.rows = result.rows().iterator();
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public @Nullable Object @Nullable [] next() {
        if (isClosed) {
            throw DriverException.of(
                    ErrorCode.INVALID_QUERY, "", "the stream was closed", "read it before it is closed");
        }
        lifecycle.requireOpen();
        return rows.hasNext() ? rows.next() : null;
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
