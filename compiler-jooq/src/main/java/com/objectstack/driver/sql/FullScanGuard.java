package com.objectstack.driver.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.objectstack.compiler.ddl.SuggestedIndex;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.pass.ReadSource;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Explanation.PlanNode;
import com.objectstack.driver.Problem;
import com.objectstack.query.QueryAST;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Refuses statements that read a large table from beginning to end, before they run. Thread-safe.
 *
 * <p>A statement is explained once for each version of the schema; one that was refused is explained again, since an
 * index may have been made behind the driver's back.
 */
final class FullScanGuard {
    private static final int STATEMENTS_KEPT = 2_000;

    private final OptionalLong leastRows;
    private final Registry registry;
    private final TableSizes sizes;
    private final Cache<Passed, Boolean> passed = Caffeine.newBuilder()
            .maximumSize(STATEMENTS_KEPT)
            .executor(Runnable::run)
            .build();

    /** A statement that may run. */
    private record Passed(String sql, boolean isShortPage, Object schemaVersion) {}

    /**
     * A guard.
     *
     * @param leastRows the size from which a table is not read whole, empty for no guard
     * @param registry knows when the schema changes
     */
    FullScanGuard(OptionalLong leastRows, Registry registry) {
        this.leastRows = leastRows;
        this.registry = registry;
        this.sizes = new TableSizes(leastRows.orElse(0));
    }

    /**
     * Refuses a statement with {@code INVALID_QUERY}, a problem for each table it would read whole.
     *
     * @param statement the statement
     * @param mostRows how many records it asks for at most
     * @param sources the tables it reads, asked for when the statement is new
     * @param session where it will run
     * @param deadline when it must be done
     */
    void check(
            Rendered statement,
            LongSupplier mostRows,
            Supplier<List<ReadSource>> sources,
            SqlSession session,
            Deadline deadline) {
        if (leastRows.isEmpty()) {
            return;
        }
        boolean isShortPage = mostRows.getAsLong() < leastRows.getAsLong();
        Passed key = new Passed(statement.sql(), isShortPage, registry.schemaVersion());
        if (passed.getIfPresent(key) != null) {
            return;
        }
        List<PlanNode> plan = Plans.of(statement, session, deadline);
        boolean stopsEarly = isShortPage && !PlanScans.sorts(plan);
        ScannedSources scanned = new ScannedSources(sources.get());
        List<Problem> problems = PlanScans.of(plan).stream()
                .map(scanned::next)
                .flatMap(Optional::stream)
                .filter(source -> !(source.isWhole() && stopsEarly))
                .filter(source -> sizes.isLarge(source.table(), key.schemaVersion(), session, deadline))
                .map(this::refusal)
                .distinct()
                .toList();
        if (!problems.isEmpty()) {
            throw DriverException.of(problems);
        }
        passed.put(key, true);
    }

    /** How many records a query asks for at most. */
    static long mostRows(QueryAST query) {
        Long offset = query.offset();
        long skipped = offset == null ? 0 : offset;
        return query.effectiveLimit()
                .filter(limit -> limit < Long.MAX_VALUE - skipped)
                .map(limit -> limit + skipped)
                .orElse(Long.MAX_VALUE);
    }

    /** The same of a single record. */
    static long mostRowsOfOne(QueryAST query) {
        return mostRows(query.toBuilder().limit(1).build());
    }

    /** The same of statements that read all there is. */
    static long anyRows(QueryAST query) {
        return Long.MAX_VALUE;
    }

    /** The same of a page, which reads one row ahead. */
    static long mostRowsOfPage(QueryAST query) {
        long rows = mostRows(query);
        return rows == Long.MAX_VALUE ? rows : rows + 1;
    }

    private Problem refusal(ReadSource source) {
        String name = source.table().name();
        String as = source.alias().equals(name) ? "" : " (as '" + source.alias() + "')";
        return new Problem(
                ErrorCode.INVALID_QUERY,
                source.path(),
                "the query reads all records of '" + name + "'" + as + ", which has " + leastRows.getAsLong()
                        + " or more",
                SuggestedIndex.of(source)
                        .orElse("compare fields that have an index, or ask for a page without a filter"));
    }
}
