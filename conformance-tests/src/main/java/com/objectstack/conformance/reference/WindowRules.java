package com.objectstack.conformance.reference;

import static com.objectstack.driver.JsonPointers.child;

import com.objectstack.driver.ErrorCode;
import com.objectstack.query.Literal;
import com.objectstack.query.SortNode;
import com.objectstack.query.Window;
import com.objectstack.query.WindowFunction;
import com.objectstack.query.WindowFunction.Function;
import com.objectstack.schema.ValueClass;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges window functions (SEMANTICS.md §2). */
final class WindowRules {
    private static final Set<Function> WITHOUT_FIELD = EnumSet.of(
            Function.ROW_NUMBER,
            Function.RANK,
            Function.DENSE_RANK,
            Function.PERCENT_RANK,
            Function.CUME_DIST,
            Function.NTILE);
    private static final Set<Function> WITH_N = EnumSet.of(Function.NTILE, Function.NTH_VALUE);
    private static final Set<Function> WITH_OFFSET = EnumSet.of(Function.LAG, Function.LEAD);

    private final NameReader names;
    private final Set<String> taken;
    private final Problems problems;

    /**
     * Judges functions.
     *
     * @param names what names inside them stand for
     * @param taken the other columns of the records, in lower case
     * @param problems collects what is wrong
     */
    WindowRules(NameReader names, Set<String> taken, Problems problems) {
        this.names = names;
        this.taken = taken;
        this.problems = problems;
    }

    void judge(List<WindowFunction> functions, String path) {
        for (int place = 0; place < functions.size(); place++) {
            WindowFunction function = functions.get(place);
            String at = child(path, place);
            judgeAlias(function.alias(), at + "/alias");
            judgeField(function, at + "/field");
            judgeCount(function, at);
            judgeMove(function, at);
            judgeWindow(function.over(), at + "/over");
        }
    }

    private void judgeAlias(String alias, String path) {
        NameReader.judge(alias, path, problems);
        if (!taken.add(alias.toLowerCase(Locale.ROOT))) {
            refuse(path, "two columns are named '" + alias + "'", "give one another alias");
        }
    }

    private void judgeField(WindowFunction function, String path) {
        String wireName = function.function().wireName();
        if (WITHOUT_FIELD.contains(function.function())) {
            if (function.field().isPresent()) {
                refuse(path, wireName + " takes no field", "leave it out");
            }
            return;
        }
        String name = Windows.argument(function).orElse(null);
        if (name == null) {
            if (function.function() != Function.COUNT) {
                refuse(path, wireName + " needs a field", "name one");
            }
            return;
        }
        names.require(name, path, problems).ifPresent(field -> {
            switch (function.function()) {
                case SUM, AVG -> field.require(Expression.NUMERIC, path, "numbers and booleans can be added", problems);
                case MIN, MAX -> field.require(Expression.SCALAR, path, "scalars can be compared", problems);
                case COUNT, LAG, LEAD, FIRST_VALUE, LAST_VALUE, NTH_VALUE -> {}
                case ROW_NUMBER, RANK, DENSE_RANK, PERCENT_RANK, CUME_DIST, NTILE -> {}
            }
        });
    }

    private void judgeCount(WindowFunction function, String path) {
        Long n = function.n();
        boolean counts = WITH_N.contains(function.function());
        if (counts && n == null) {
            refuse(path + "/n", function.function().wireName() + " needs 'n'", "pass 1 or more");
        }
        refuseUnless(counts, n, path + "/n", function.function().wireName() + " takes no 'n'");
        if (n != null && n < 1) {
            refuse(path + "/n", "'n' is " + n, "pass 1 or more");
        }
    }

    private void judgeMove(WindowFunction function, String path) {
        String wireName = function.function().wireName();
        boolean moves = WITH_OFFSET.contains(function.function());
        Long offset = function.offset();
        refuseUnless(moves, offset, path + "/offset", wireName + " takes no 'offset'");
        if (offset != null && offset < 0) {
            refuse(path + "/offset", "'offset' is " + offset, "pass 0 or more");
        }
        Literal fallback = function.fallback();
        refuseUnless(moves, fallback, path + "/default", wireName + " takes no 'default'");
        if (moves && fallback != null && fallback.value() != null) {
            judgeDefault(function, fallback.value(), path + "/default");
        }
    }

    private void refuseUnless(boolean isTaken, @Nullable Object argument, String path, String message) {
        if (!isTaken && argument != null) {
            refuse(path, message, "leave it out");
        }
    }

    private void judgeDefault(WindowFunction function, Object value, String path) {
        function.field().flatMap(names::find).ifPresent(field -> {
            if (Literals.carried(field.column(), value) instanceof Checked.Refused<?> refused) {
                Literals.refuse(refused, field.column(), path, problems);
            }
        });
    }

    private void judgeWindow(Window window, String path) {
        for (int place = 0; place < window.partitionBy().size(); place++) {
            String at = child(path + "/partitionBy", place);
            names.require(window.partitionBy().get(place), at, problems)
                    .ifPresent(
                            field -> field.require(Expression.SCALAR, at, "partitions are made of scalars", problems));
        }
        List<SortNode> keys = window.orderBy();
        for (int place = 0; place < keys.size(); place++) {
            String at = child(path + "/orderBy", place) + "/field";
            names.require(keys.get(place).field(), at, problems)
                    .ifPresent(field -> field.require(Expression.SORTABLE, at, "sort by a scalar", problems));
        }
        window.frame().ifPresent(frame -> new Frames(problems).judge(frame, isNumeric(keys), path + "/frame"));
    }

    /** Whether distances can be told: there is exactly one sort key, and it is a number. */
    private boolean isNumeric(List<SortNode> keys) {
        return keys.size() == 1
                && names.find(keys.get(0).field())
                        .map(Expression::column)
                        .filter(column -> !column.isJsonPath() && column.kind() == ValueClass.NUMBER)
                        .isPresent();
    }

    private void refuse(String path, String message, String hint) {
        problems.add(ErrorCode.INVALID_QUERY, path, message, hint);
    }
}
