package com.objectstack.conformance.reference;

import com.objectstack.query.Frame;
import com.objectstack.query.Literal;
import com.objectstack.query.WindowFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of one window function, row by row (contract §3.2, SEMANTICS.md §2). */
final class WindowValues {
    private final WindowFunction function;
    private final @Nullable Expression field;
    private final FrameRows frame;

    /**
     * The values of a function.
     *
     * @param function the function
     * @param field its field, empty if it has none
     * @param frame the frame it sees, null for SQL's default
     */
    WindowValues(WindowFunction function, Optional<Expression> field, @Nullable Frame frame) {
        this.function = function;
        this.field = field.orElse(null);
        this.frame = new FrameRows(frame);
    }

    /** The value for the row at a place of its partition. */
    @Nullable
    Object at(Partition partition, int place) {
        int size = partition.size();
        long rank = partition.firstPeer(place) + 1L;
        return switch (function.function()) {
            case ROW_NUMBER -> place + 1L;
            case RANK -> rank;
            case DENSE_RANK -> partition.group(place) + 1L;
            case PERCENT_RANK -> size == 1 ? 0.0 : (rank - 1) / (double) (size - 1);
            case CUME_DIST -> (partition.lastPeer(place) + 1) / (double) size;
            case NTILE -> bucket(place, size, Objects.requireNonNull(function.n()));
            case LAG -> moved(partition, place, -distance());
            case LEAD -> moved(partition, place, distance());
            case FIRST_VALUE -> framed(partition, place, 1);
            case LAST_VALUE -> {
                List<Integer> rows = frame.of(partition, place);
                yield framed(partition, place, rows.size());
            }
            case NTH_VALUE -> framed(partition, place, Objects.requireNonNull(function.n()));
            case SUM -> Sums.sum(values(partition, place));
            case AVG -> Sums.mean(values(partition, place));
            case COUNT ->
                field == null ? (long) frame.of(partition, place).size() : Sums.count(values(partition, place));
            case MIN -> Sums.least(values(partition, place));
            case MAX -> Sums.greatest(values(partition, place));
        };
    }

    /** The first buckets have one row more where rows are left over. */
    private static long bucket(int place, int size, long buckets) {
        long rows = size / buckets;
        long larger = size % buckets;
        long inLarger = larger * (rows + 1);
        return place < inLarger ? place / (rows + 1) + 1 : larger + (place - inLarger) / rows + 1;
    }

    private long distance() {
        Long offset = function.offset();
        return offset == null ? 1 : offset;
    }

    private @Nullable Object moved(Partition partition, int place, long by) {
        boolean isInside = by <= partition.size() - 1L - place && by >= -place;
        return isInside ? carried(partition, (int) (place + by)) : fallback();
    }

    private @Nullable Object fallback() {
        Literal fallback = function.fallback();
        Object value = fallback == null ? null : fallback.value();
        return value == null || field == null
                ? null
                : Literals.carried(field.column(), value).form().orElse(null);
    }

    private @Nullable Object framed(Partition partition, int place, long number) {
        List<Integer> rows = frame.of(partition, place);
        return number >= 1 && number <= rows.size() ? carried(partition, rows.get((int) number - 1)) : null;
    }

    private @Nullable Object carried(Partition partition, int row) {
        return Objects.requireNonNull(field, "the function has a field").value(partition.row(row));
    }

    private List<@Nullable Object> values(Partition partition, int place) {
        Expression argument = Objects.requireNonNull(field, "the function has a field");
        List<@Nullable Object> values = new ArrayList<>();
        for (int row : frame.of(partition, place)) {
            values.add(argument.comparable(partition.row(row)));
        }
        return values;
    }
}
