package com.objectstack.driver.sqlite;

import com.objectstack.driver.sql.SqlCursor;
import com.objectstack.driver.sql.SqlResult;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cursor over rows that were read already: a snapshot that holds no connection. */
final class BufferedCursor implements SqlCursor {
    private final Lifecycle lifecycle;
    private final List<String> columns;
    private final Iterator<@Nullable Object[]> rows;
    private boolean closed;

    BufferedCursor(SqlResult result, Lifecycle lifecycle) {
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
        if (closed) {
            throw StatementCursor.closedByCaller();
        }
        lifecycle.requireOpen();
        return rows.hasNext() ? rows.next() : null;
    }

    @Override
    public void close() {
        closed = true;
    }
}
