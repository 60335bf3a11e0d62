package com.objectstack.driver.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.pass.BoundedCount;

/** Whether tables are large; counted once for each version of the schema, and no further than needed. Thread-safe. */
final class TableSizes {
    private static final int TABLES_KEPT = 2_000;

    private final long leastRows;
    private final Cache<Table, Boolean> known = Caffeine.newBuilder()
            .maximumSize(TABLES_KEPT)
            .executor(Runnable::run)
            .build();

    private record Table(String name, Object schemaVersion) {}

    /**
     * Sizes.
     *
     * @param leastRows how many records make a table large
     */
    TableSizes(long leastRows) {
        this.leastRows = leastRows;
    }

    boolean isLarge(TableModel table, Object schemaVersion, SqlSession session, Deadline deadline) {
        Table key = new Table(table.name(), schemaVersion);
        Boolean large = known.getIfPresent(key);
        if (large == null) {
            Rendered count = BoundedCount.of(table, leastRows);
            Object rows = session.run(SqlStatement.read(count.sql(), count.binds()), deadline)
                    .rows()
                    .get(0)[0];
            large = rows instanceof Long number && number >= leastRows;
            known.put(key, large);
        }
        return large;
    }
}
