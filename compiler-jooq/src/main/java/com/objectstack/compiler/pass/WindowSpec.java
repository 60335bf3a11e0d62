package com.objectstack.compiler.pass;

import com.objectstack.query.Frame;
import com.objectstack.query.NullOrder;
import com.objectstack.query.SortOrder;
import com.objectstack.query.WindowFunction;
import com.objectstack.query.WindowFunction.Function;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A window as the statement has it: in a total order where that decides the result, without the frame where the function
 * sees none. Two with the same identity are one.
 *
 * @param partition what splits the rows
 * @param order the sort keys
 * @param frame the frame, or null for SQL's default
 */
record WindowSpec(
        List<ScopedField> partition,
        List<SortKeys.Key> order,
        @Nullable Frame frame) {
    /** Functions that see the whole partition, whatever the frame. */
    private static final Set<Function> FRAMELESS = EnumSet.of(
            Function.ROW_NUMBER,
            Function.RANK,
            Function.DENSE_RANK,
            Function.PERCENT_RANK,
            Function.CUME_DIST,
            Function.NTILE,
            Function.LAG,
            Function.LEAD);

    /** Functions that tell peers apart (SEMANTICS.md §2). */
    private static final Set<Function> ORDERED =
            EnumSet.of(Function.ROW_NUMBER, Function.NTILE, Function.LAG, Function.LEAD);

    private static final Set<Function> ADDING = EnumSet.of(Function.SUM, Function.AVG);

    /**
     * What tells windows apart.
     *
     * @param partition what splits the rows
     * @param order the sort keys
     * @param frame the frame
     * @param recomputed whether each frame is added up anew
     */
    record Identity(
            List<ScopedField.Key> partition,
            List<Sorted> order,
            @Nullable Frame frame,
            boolean recomputed) {}

    /**
     * A sort key's identity.
     *
     * @param field what is sorted by
     * @param order the direction
     * @param nulls where nulls go
     */
    record Sorted(ScopedField.Key field, SortOrder order, NullOrder nulls) {}

    static WindowSpec of(WindowFunction function, WindowRows rows) {
        Frame frame =
                FRAMELESS.contains(function.function()) ? null : function.over().bounds();
        boolean total = ORDERED.contains(function.function()) || (frame != null && frame.unit() == Frame.Unit.ROWS);
        return new WindowSpec(
                function.over().partitionBy().stream()
                        .map(name -> rows.field(name).orElseThrow())
                        .toList(),
                total
                        ? rows.totalKeys(function.over().orderBy())
                        : rows.keys(function.over().orderBy()),
                frame);
    }

    /**
     * Whether SQLite must add each frame up anew. By itself it takes away what leaves a moving frame, and then one
     * fraction, or one sum past 64 bits, makes every later sum of the partition inexact.
     */
    static boolean isRecomputed(Function function, @Nullable Frame frame) {
        return ADDING.contains(function)
                && frame != null
                && frame.exclude() == Frame.Exclude.NO_OTHERS
                && !(frame.start() instanceof Frame.Bound.UnboundedPreceding);
    }

    Identity identity(Function function) {
        return new Identity(
                partition.stream().map(ScopedField::key).toList(),
                order.stream()
                        .map(key -> new Sorted(
                                key.field().key(),
                                key.node().order(),
                                key.node().nulls()))
                        .toList(),
                frame,
                isRecomputed(function, frame));
    }
}
