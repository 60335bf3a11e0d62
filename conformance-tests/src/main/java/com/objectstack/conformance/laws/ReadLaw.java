package com.objectstack.conformance.laws;

import com.objectstack.driver.IDataDriver;
import com.objectstack.query.QueryAST;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/** What holds for every query of whatever features; the name is the one under which cases are kept. */
enum ReadLaw {
    /** Rows, their order where it is total, the types of values, or the code and path of every problem. */
    DRIVER_IS_REFERENCE(ReferenceLaw::driverIsReference),
    /** Records where a filter holds and records where it does not are all records (decision 1). */
    PARTITION(Identities::partition),
    /** So are the aggregates over them. */
    AGGREGATES_PARTITION(Identities::aggregatesPartition),
    /** A filter of an aggregate counts what the same filter of the query leaves. */
    FILTERED_COUNT(Identities::filteredCount),
    /** Pages by offset and pages by cursor tile what is read at once (decision 16). */
    PAGES(Tiling::pages);

    private final Check check;

    ReadLaw(Check check) {
        this.check = check;
    }

    private interface Check {
        @Nullable
        String difference(Stage stage, ReadCase read);
    }

    /** Fails if the law does not hold for a case. */
    void check(Stage stage, ReadCase read) {
        String difference = stage.show(read.data()) ? check.difference(stage, read) : null;
        if (difference != null) {
            throw new AssertionFailedError(difference);
        }
    }

    static Outcome find(IDataDriver driver, ReadCase read) {
        return Outcome.of(() -> driver.find(read.object(), read.query(), read.options()));
    }

    static QueryAST unpaged(QueryAST query) {
        return Rebuilt.of(Rebuilt.of(query).paged(null, null, null)).cursorless();
    }
}
