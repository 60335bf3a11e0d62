package com.objectstack.conformance.reference;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.CommonTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a recursive common table (SEMANTICS.md §4): the anchor's, then those the step makes of the newest, until it
 * makes none.
 *
 * <p>Going past {@code maxDepth} is an error. With {@code union: distinct} rows carry no depth and the recursion ends by
 * itself, since no step makes a value that was not there.
 */
final class Recursion implements Relation {
    private final Relation anchor;
    private final CommonTable.Recursion recursion;
    private final String path;
    private List<Row> newest = List.of();
    private @Nullable Relation step;

    /**
     * A recursion.
     *
     * @param anchor what it begins with
     * @param recursion how it goes on
     * @param path where the common table stands
     */
    Recursion(Relation anchor, CommonTable.Recursion recursion, String path) {
        this.anchor = anchor;
        this.recursion = recursion;
        this.path = path;
    }

    /** What its step sees of it: the newest rows. */
    Relation newest() {
        return new Relation() {
            @Override
            public List<Column> columns() {
                return anchor.columns();
            }

            @Override
            public List<Row> rows(@Nullable Tuple outer) {
                return newest;
            }
        };
    }

    void goesOnWith(Relation next) {
        this.step = next;
    }

    @Override
    public List<Column> columns() {
        return anchor.columns();
    }

    @Override
    public List<Row> rows(@Nullable Tuple outer) {
        boolean distinct = recursion.union() == CommonTable.Union.DISTINCT;
        Set<List<@Nullable Object>> seen = new HashSet<>();
        List<Row> all = new ArrayList<>();
        newest = anchor.rows(null);
        for (long depth = 0; !newest.isEmpty(); depth++) {
            newest = distinct ? Derived.unseen(newest, seen) : newest;
            all.addAll(newest);
            List<Row> next = step == null ? List.of() : Derived.renamed(step.rows(null), columns());
            if (!distinct && depth >= recursion.maxDepth() && !next.isEmpty()) {
                throw DriverException.of(
                        ErrorCode.RESULT_TOO_LARGE,
                        path + "/maxDepth",
                        "the recursion goes deeper than " + recursion.maxDepth() + " steps");
            }
            newest = next;
        }
        return all;
    }
}
