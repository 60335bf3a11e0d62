package com.objectstack.conformance.laws;

import static com.objectstack.query.WindowFunction.Function.AVG;
import static com.objectstack.query.WindowFunction.Function.SUM;

import com.objectstack.conformance.compare.Unspecified;
import com.objectstack.query.Field;
import com.objectstack.query.Frame;
import com.objectstack.query.Literal;
import com.objectstack.query.Query;
import com.objectstack.query.SortNode;
import com.objectstack.query.Window;
import com.objectstack.query.WindowFunction;
import com.objectstack.query.WindowFunction.Function;
import com.objectstack.schema.ValueClass;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Draws window functions.
 *
 * @param draw the choices
 * @param seen the names of the rows or groups they see
 * @param filters whether a filter over a window function may be drawn too
 * @param query the query so far
 */
record WindowDraw(Draw draw, Sight seen, boolean filters, Query query) {
    private static final Set<Function> WITHOUT_FRAME = EnumSet.of(
            Function.ROW_NUMBER,
            Function.RANK,
            Function.DENSE_RANK,
            Function.PERCENT_RANK,
            Function.CUME_DIST,
            Function.NTILE,
            Function.LAG,
            Function.LEAD);

    private static final Set<Function> WITHOUT_FIELD = EnumSet.of(
            Function.ROW_NUMBER,
            Function.RANK,
            Function.DENSE_RANK,
            Function.PERCENT_RANK,
            Function.CUME_DIST,
            Function.NTILE);

    /** Adds functions; gives those whose values are told exactly. */
    List<Seen> add() {
        List<Seen> exact = new ArrayList<>();
        for (int number = draw.between(1, 2); number > 0; number--) {
            WindowFunction function = function("w" + number);
            query.window(function);
            if (!Unspecified.isUnspecified(function) && function.function() != SUM && function.function() != AVG) {
                exact.add(new Seen(function.alias(), kind(function), values(function), null));
            }
        }
        List<Seen> numbers = new Sight(exact).where(name -> name.kind() == ValueClass.NUMBER);
        if (filters && !numbers.isEmpty() && draw.chance(30)) {
            query.having(Field.field(draw.of(numbers).name()).lte(2L));
        }
        return exact.stream().filter(Seen::isSortable).toList();
    }

    private ValueClass kind(WindowFunction function) {
        return switch (function.function()) {
            case LAG, LEAD, FIRST_VALUE, LAST_VALUE, NTH_VALUE ->
                inRecord(named(function).kind());
            case MIN, MAX ->
                named(function).kind() == ValueClass.BOOLEAN
                        ? ValueClass.NUMBER
                        : inRecord(named(function).kind());
            case ROW_NUMBER, RANK, DENSE_RANK, PERCENT_RANK, CUME_DIST, NTILE, SUM, AVG, COUNT -> ValueClass.NUMBER;
        };
    }

    /** What lies at a path has an order; taken out of there it has none. */
    private static ValueClass inRecord(ValueClass kind) {
        return kind == ValueClass.NONE ? ValueClass.JSON : kind;
    }

    private List<Object> values(WindowFunction function) {
        boolean counts = function.on() == null || function.function() == Function.COUNT;
        return counts ? List.of(1L, 2L) : named(function).values();
    }

    private Seen named(WindowFunction function) {
        return seen.where(name -> name.name().equals(function.on())).get(0);
    }

    private WindowFunction function(String alias) {
        Function function = draw.of(List.of(Function.values()));
        List<Seen> fields = function == SUM || function == AVG ? seen.where(Seen::adds) : seen.scalars();
        if (fields.isEmpty()) {
            function = Function.ROW_NUMBER;
        }
        Seen field = WITHOUT_FIELD.contains(function) ? null : draw.of(fields);
        boolean moves = function == Function.LAG || function == Function.LEAD;
        boolean counts = function == Function.NTILE || function == Function.NTH_VALUE;
        return new WindowFunction(
                function,
                field == null ? null : field.name(),
                alias,
                counts ? Long.valueOf(draw.between(1, 3)) : null,
                moves && draw.chance(40) ? Long.valueOf(draw.between(0, 2)) : null,
                moves && field != null && draw.chance(30) ? fallback(field) : null,
                window(function));
    }

    private @Nullable Literal fallback(Seen field) {
        return field.values().isEmpty() || field.kind() == ValueClass.NONE
                ? null
                : new Literal(draw.of(field.values()));
    }

    private Window window(Function function) {
        List<String> partitions = draw.chance(50)
                ? draw.some(seen.scalars(), 1).stream().map(Seen::name).toList()
                : List.of();
        List<SortNode> keys = new ArrayList<>();
        if (draw.chance(80)) {
            draw.some(seen.sortable(), draw.between(1, 2)).forEach(name -> keys.add(QueryDraw.sortNode(draw, name)));
        }
        boolean framed = !WITHOUT_FRAME.contains(function) && draw.chance(60);
        return new Window(partitions, keys, framed ? frame(keys) : null);
    }

    private Frame frame(List<SortNode> keys) {
        boolean numeric = keys.size() == 1
                && seen.where(name -> name.name().equals(keys.get(0).field()))
                                .get(0)
                                .kind()
                        == ValueClass.NUMBER;
        Frame.Unit unit = draw.of(List.of(Frame.Unit.values()));
        boolean distances = unit == Frame.Unit.ROWS
                || (unit == Frame.Unit.RANGE && numeric)
                || (unit == Frame.Unit.GROUPS && !keys.isEmpty());
        Frame.Bound start = draw.of(starts(distances));
        Frame.Bound end = draw.of(ends(distances, start));
        return new Frame(unit, start, end, draw.of(List.of(Frame.Exclude.values())));
    }

    private List<Frame.Bound> starts(boolean distances) {
        List<Frame.Bound> starts =
                new ArrayList<>(List.of(new Frame.Bound.UnboundedPreceding(), new Frame.Bound.CurrentRow()));
        if (distances) {
            starts.add(new Frame.Bound.Preceding(1L));
            starts.add(new Frame.Bound.Preceding(2L));
            starts.add(new Frame.Bound.Following(1L));
        }
        return starts;
    }

    private List<Frame.Bound> ends(boolean distances, Frame.Bound start) {
        List<Frame.Bound> ends = new ArrayList<>(List.of(new Frame.Bound.UnboundedFollowing()));
        if (distances) {
            ends.add(new Frame.Bound.Following(2L));
        }
        if (!(start instanceof Frame.Bound.Following)) {
            ends.add(new Frame.Bound.CurrentRow());
        }
        return ends;
    }
}
