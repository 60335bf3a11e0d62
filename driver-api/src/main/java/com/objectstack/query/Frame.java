package com.objectstack.query;

import java.util.Objects;

/**
 * An explicit window frame; SEMANTICS.md §2.
 *
 * @param unit what the bounds count
 * @param start the first row
 * @param end the last row
 * @param exclude the rows left out
 */
public record Frame(Unit unit, Bound start, Bound end, Exclude exclude) {
    /** What frame bounds count. */
    public enum Unit {
        /** Rows. */
        ROWS,
        /** Distance of the sort key. */
        RANGE,
        /** Groups of peers. */
        GROUPS
    }

    /** The rows a frame leaves out. */
    public enum Exclude {
        /** None. */
        NO_OTHERS,
        /** The current row. */
        CURRENT_ROW,
        /** The current row and its peers. */
        GROUP,
        /** The current row's peers. */
        TIES
    }

    /** One end of a frame. */
    public sealed interface Bound {
        /** The partition's first row. */
        record UnboundedPreceding() implements Bound {}

        /** The partition's last row. */
        record UnboundedFollowing() implements Bound {}

        /** The current row. */
        record CurrentRow() implements Bound {}

        /**
         * Some distance before the current row.
         *
         * @param distance 0 or more; whole but for {@link Unit#RANGE}
         */
        record Preceding(Number distance) implements Bound {
            /** Requires {@code distance}. */
            public Preceding {
                Objects.requireNonNull(distance, "distance");
            }
        }

        /**
         * Some distance after the current row.
         *
         * @param distance 0 or more; whole but for {@link Unit#RANGE}
         */
        record Following(Number distance) implements Bound {
            /** Requires {@code distance}. */
            public Following {
                Objects.requireNonNull(distance, "distance");
            }
        }
    }

    /** Requires all four. */
    public Frame {
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(end, "end");
        Objects.requireNonNull(exclude, "exclude");
    }
}
