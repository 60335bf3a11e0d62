package com.objectstack.conformance.reference;

import com.objectstack.query.Frame;
import com.objectstack.query.Frame.Bound;
import com.objectstack.query.SortOrder;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which rows of a partition the frame of a row holds (SEMANTICS.md §2). */
final class FrameRows {
    private final @Nullable Frame frame;

    /** The rows of a frame, or without one of SQL's default: up to the last peer. */
    FrameRows(@Nullable Frame frame) {
        this.frame = frame;
    }

    /** The places of the rows in the frame of the row at a place, in order. */
    List<Integer> of(Partition partition, int place) {
        if (frame == null) {
            return IntStream.rangeClosed(0, partition.lastPeer(place)).boxed().toList();
        }
        int first = Math.max(0, start(frame, partition, place));
        int last = Math.min(partition.size() - 1, end(frame, partition, place));
        return IntStream.rangeClosed(first, last)
                .filter(row -> !isExcluded(frame, partition, place, row))
                .boxed()
                .toList();
    }

    private static boolean isExcluded(Frame frame, Partition partition, int place, int row) {
        boolean isPeer = partition.group(row) == partition.group(place);
        return switch (frame.exclude()) {
            case NO_OTHERS -> false;
            case CURRENT_ROW -> row == place;
            case GROUP -> isPeer;
            case TIES -> isPeer && row != place;
        };
    }

    private static int start(Frame frame, Partition partition, int place) {
        return switch (frame.start()) {
            case Bound.UnboundedPreceding all -> 0;
            case Bound.UnboundedFollowing none -> partition.size();
            case Bound.CurrentRow current -> frame.unit() == Frame.Unit.ROWS ? place : partition.firstPeer(place);
            case Bound.Preceding some ->
                switch (frame.unit()) {
                    case ROWS -> back(place, some.distance());
                    case GROUPS -> firstOf(partition, back(partition.group(place), some.distance()));
                    case RANGE -> firstInRange(partition, place, some.distance(), true);
                };
            case Bound.Following some ->
                switch (frame.unit()) {
                    case ROWS -> forth(place, some.distance());
                    case GROUPS -> firstOf(partition, forth(partition.group(place), some.distance()));
                    case RANGE -> firstInRange(partition, place, some.distance(), false);
                };
        };
    }

    private static int end(Frame frame, Partition partition, int place) {
        return switch (frame.end()) {
            case Bound.UnboundedPreceding none -> -1;
            case Bound.UnboundedFollowing all -> partition.size() - 1;
            case Bound.CurrentRow current -> frame.unit() == Frame.Unit.ROWS ? place : partition.lastPeer(place);
            case Bound.Preceding some ->
                switch (frame.unit()) {
                    case ROWS -> back(place, some.distance());
                    case GROUPS -> lastOf(partition, back(partition.group(place), some.distance()));
                    case RANGE -> lastInRange(partition, place, some.distance(), true);
                };
            case Bound.Following some ->
                switch (frame.unit()) {
                    case ROWS -> forth(place, some.distance());
                    case GROUPS -> lastOf(partition, forth(partition.group(place), some.distance()));
                    case RANGE -> lastInRange(partition, place, some.distance(), false);
                };
        };
    }

    private static int back(int from, Number distance) {
        return (int) Math.max(Integer.MIN_VALUE, from - Math.min(distance.longValue(), Integer.MAX_VALUE));
    }

    private static int forth(int from, Number distance) {
        return (int) Math.min(Integer.MAX_VALUE, from + Math.min(distance.longValue(), Integer.MAX_VALUE));
    }

    private static int firstOf(Partition partition, int group) {
        return group < 0 ? 0 : group >= partition.groupCount() ? partition.size() : partition.firstOf(group);
    }

    private static int lastOf(Partition partition, int group) {
        return group < 0 ? -1 : group >= partition.groupCount() ? partition.size() - 1 : partition.lastOf(group);
    }

    /** The first row that is no further before, or at least so far behind; a row without a key has its peers alone. */
    private static int firstInRange(Partition partition, int place, Number distance, boolean isBefore) {
        if (key(partition, place) == null) {
            return partition.firstPeer(place);
        }
        int row = 0;
        while (row < partition.size() && side(partition, row, place, distance, isBefore) < 0) {
            row++;
        }
        return row;
    }

    /** The last row that is at least so far before, or no further behind. */
    private static int lastInRange(Partition partition, int place, Number distance, boolean isBefore) {
        if (key(partition, place) == null) {
            return partition.lastPeer(place);
        }
        int row = partition.size() - 1;
        while (row >= 0 && side(partition, row, place, distance, isBefore) > 0) {
            row--;
        }
        return row;
    }

    /** On which side of a bound a row is: negative before it, positive behind it. */
    private static int side(Partition partition, int row, int place, Number distance, boolean isBefore) {
        Number key = key(partition, row);
        Number current = key(partition, place);
        if (key == null || current == null) {
            return row < place ? -1 : 1;
        }
        SortOrder direction = partition.order().keys().get(0).node().order();
        Number exact = Numbers.read(distance).form().orElseThrow();
        Number step = direction == SortOrder.ASC ? exact : negated(exact);
        int compared = isBefore
                ? ValueOrder.compare(added(key, step), current)
                : ValueOrder.compare(key, added(current, step));
        return direction == SortOrder.ASC ? compared : -compared;
    }

    private static @Nullable Number key(Partition partition, int row) {
        return partition.order().keys().get(0).expression().comparable(partition.row(row)) instanceof Number key
                ? key
                : null;
    }

    private static Number negated(Number number) {
        return number instanceof Long whole && whole != Long.MIN_VALUE ? (Number) (-whole) : -number.doubleValue();
    }

    /** Whole numbers exactly, else as doubles are added. */
    private static Number added(Number left, Number right) {
        if (left instanceof Long one && right instanceof Long other) {
            long sum = one + other;
            boolean overflows = ((one ^ sum) & (other ^ sum)) < 0;
            return overflows ? (Number) (one.doubleValue() + other.doubleValue()) : (Number) sum;
        }
        return left.doubleValue() + right.doubleValue();
    }
}
