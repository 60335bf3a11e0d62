package com.objectstack.compiler.pass;

import static com.objectstack.driver.JsonPointers.child;

import com.objectstack.compiler.model.RefusedValue;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.Literal;
import com.objectstack.query.QueryAST;
import com.objectstack.query.SortNode;
import com.objectstack.query.Window;
import com.objectstack.query.WindowFunction;
import com.objectstack.query.WindowFunction.Function;
import com.objectstack.schema.ValueClass;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges {@code windowFunctions}, and {@code having} where these alone make the rows it filters; SEMANTICS.md §2. */
final class ValidateWindows {
    private static final Set<Function> WITHOUT_FIELD = EnumSet.of(
            Function.ROW_NUMBER,
            Function.RANK,
            Function.DENSE_RANK,
            Function.PERCENT_RANK,
            Function.CUME_DIST,
            Function.NTILE);

    private static final Set<Function> WITH_N = EnumSet.of(Function.NTILE, Function.NTH_VALUE);
    private static final Set<Function> WITH_OFFSET = EnumSet.of(Function.LAG, Function.LEAD);

    private final RowScope scope;
    private final QueryAST query;
    private final String root;
    private final WindowRows rows;
    private final Problems problems;

    ValidateWindows(RowScope scope, QueryAST query, String root, Problems problems) {
        this.scope = scope;
        this.query = query;
        this.root = root;
        this.rows = WindowRows.of(scope, query);
        this.problems = problems;
    }

    void check(NestedQueries nested) {
        Set<String> names = otherOutputs();
        for (int place = 0; place < query.windowFunctions().size(); place++) {
            WindowFunction function = query.windowFunctions().get(place);
            String path = child(root + "/windowFunctions", place);
            checkAlias(function.alias(), path + "/alias", names);
            checkField(function, path + "/field");
            checkArguments(function, path);
            checkWindow(function.over(), path + "/over");
        }
        if (!query.isGrouped()) {
            NameScope finished = new OutputScope(NestedQueries.outputs(scope, query));
            new ValidateFilter(finished, scope.context().capabilities(), nested, problems)
                    .check(query.having(), root + "/having");
        }
    }

    private Set<String> otherOutputs() {
        Set<String> names = new HashSet<>();
        if (query.isGrouped()) {
            GroupOutputs.of(scope, query).keySet().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        } else {
            // An alias's nested record stands under its name.
            RowOutput.of(scope, query).forEach(output -> {
                String owner = output.owner();
                names.add((owner == null ? output.name() : owner).toLowerCase(Locale.ROOT));
            });
        }
        return names;
    }

    private void checkAlias(String alias, String path, Set<String> names) {
        Names.check(alias, path, problems);
        if (!names.add(alias.toLowerCase(Locale.ROOT))) {
            problems.add(
                    ErrorCode.INVALID_QUERY, path, "two columns are named '" + alias + "'", "give one another alias");
        }
        boolean hidesColumn = scope.base().table().columns().keySet().stream().anyMatch(alias::equalsIgnoreCase);
        if (hidesColumn) {
            // SQLite's ORDER BY looks at aliases before columns.
            scope.qualify();
        }
    }

    private void checkField(WindowFunction function, String path) {
        String wireName = function.function().wireName();
        if (WITHOUT_FIELD.contains(function.function())) {
            if (function.field().isPresent()) {
                problems.add(ErrorCode.INVALID_QUERY, path, wireName + " takes no field", "leave it out");
            }
            return;
        }
        String name = WindowOutputs.argument(function).orElse(null);
        if (name == null) {
            if (function.function() != Function.COUNT) {
                problems.add(ErrorCode.INVALID_QUERY, path, wireName + " needs a field", "name one");
            }
            return;
        }
        ScopedField field = resolve(name, path);
        if (field != null) {
            switch (function.function()) {
                case SUM, AVG ->
                    Kinds.require(field, Kinds.NUMERIC, path, "numbers and booleans can be added", problems);
                case MIN, MAX -> Kinds.require(field, Kinds.SCALAR, path, "scalars can be compared", problems);
                default -> {}
            }
        }
    }

    private void checkArguments(WindowFunction function, String path) {
        String wireName = function.function().wireName();
        Long n = function.n();
        if (n == null && WITH_N.contains(function.function())) {
            problems.add(ErrorCode.INVALID_QUERY, path + "/n", wireName + " needs 'n'", "pass 1 or more");
        }
        refuseUnless(WITH_N.contains(function.function()), n, path + "/n", wireName + " takes no 'n'");
        if (n != null && n < 1) {
            problems.add(ErrorCode.INVALID_QUERY, path + "/n", "'n' is " + n, "pass 1 or more");
        }
        boolean moves = WITH_OFFSET.contains(function.function());
        Long offset = function.offset();
        refuseUnless(moves, offset, path + "/offset", wireName + " takes no 'offset'");
        if (offset != null && offset < 0) {
            problems.add(ErrorCode.INVALID_QUERY, path + "/offset", "'offset' is " + offset, "pass 0 or more");
        }
        Literal fallback = function.fallback();
        refuseUnless(moves, fallback, path + "/default", wireName + " takes no 'default'");
        if (moves && fallback != null && fallback.value() != null) {
            checkDefault(function, fallback.value(), path + "/default");
        }
    }

    private void refuseUnless(boolean taken, @Nullable Object argument, String path, String message) {
        if (!taken && argument != null) {
            problems.add(ErrorCode.INVALID_QUERY, path, message, "leave it out");
        }
    }

    private void checkDefault(WindowFunction function, Object value, String path) {
        ScopedField field = function.field().flatMap(rows::field).orElse(null);
        if (field == null) {
            return;
        }
        try {
            LowerWindows.encoded(field, value);
        } catch (RefusedValue refusal) {
            problems.add(
                    field.column().isSecret()
                            ? refusal.withoutValue().at(path)
                            : refusal.at(path, field.column().name()));
        }
    }

    private void checkWindow(Window window, String path) {
        for (int place = 0; place < window.partitionBy().size(); place++) {
            String at = child(path + "/partitionBy", place);
            ScopedField field = resolve(window.partitionBy().get(place), at);
            if (field != null) {
                Kinds.require(field, Kinds.SCALAR, at, "partitions are made of scalars", problems);
            }
        }
        List<SortNode> keys = window.orderBy();
        for (int place = 0; place < keys.size(); place++) {
            String at = child(path + "/orderBy", place) + "/field";
            ScopedField field = resolve(keys.get(place).field(), at);
            if (field != null) {
                Kinds.require(field, Kinds.SORTABLE, at, "sort by a scalar", problems);
            }
        }
        window.frame().ifPresent(frame -> new ValidateFrame(problems).check(frame, numericKey(keys), path + "/frame"));
    }

    /** Whether distances can be told: there is exactly one sort key, and it is a number. */
    private boolean numericKey(List<SortNode> keys) {
        return keys.size() == 1
                && rows.field(keys.get(0).field())
                        .filter(field -> !field.isJsonPath()
                                && field.column()
                                        .kind()
                                        .filter(kind -> kind != ValueClass.NUMBER)
                                        .isEmpty())
                        .isPresent();
    }

    private @Nullable ScopedField resolve(String name, String path) {
        ScopedField field = rows.field(name).orElse(null);
        if (field == null) {
            problems.add(rows.refusal(name, path));
        }
        return field;
    }
}
