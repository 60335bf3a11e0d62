package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.Place;
import com.objectstack.query.Frame;
import com.objectstack.query.Literal;
import com.objectstack.query.QueryAST;
import com.objectstack.query.WindowFunction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.QueryPart;
import org.jooq.SelectQuery;
import org.jooq.WindowDefinition;
import org.jooq.WindowSpecificationRowsStep;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Lowers window functions; those over equal windows share one definition. */
final class LowerWindows {
    private final WindowRows rows;
    private final List<WindowFunction> functions;

    LowerWindows(WindowRows rows, QueryAST query) {
        this.rows = rows;
        this.functions = query.windowFunctions();
    }

    /** Adds their columns, and the windows these name, to a select of the rows. */
    void addTo(SelectQuery<?> select) {
        Map<WindowSpec.Identity, String> names = new LinkedHashMap<>();
        for (WindowFunction function : functions) {
            WindowSpec spec = WindowSpec.of(function, rows);
            Frame frame = spec.frame();
            boolean recomputed = WindowSpec.isRecomputed(function.function(), frame);
            QueryPart over;
            if (frame == null || FrameParts.isPlain(frame)) {
                WindowSpec.Identity identity = spec.identity(function.function());
                String name = names.get(identity);
                if (name == null) {
                    name = "w" + (names.size() + 1);
                    names.put(identity, name);
                    select.addWindow(define(name, spec, recomputed));
                }
                over = DSL.name(name);
            } else {
                over = inline(spec, frame, recomputed);
            }
            select.addSelect(value(function, over).as(DSL.name(function.alias())));
        }
    }

    private Field<?> value(WindowFunction function, QueryPart over) {
        Field<?> call = call(function);
        Field<?> value = over(call, over);
        return switch (function.function()) {
            case SUM -> Sums.sum(value, over(counted(function), over));
            case AVG -> Sums.mean(value, over(counted(function), over));
            default -> value;
        };
    }

    private Field<?> counted(WindowFunction function) {
        return DSL.count(argument(function).orElseThrow());
    }

    private static Field<?> over(Field<?> call, QueryPart over) {
        return DSL.field("{0} over {1}", Object.class, call, over);
    }

    private static WindowDefinition define(String name, WindowSpec spec, boolean recomputed) {
        WindowSpecificationRowsStep window = DSL.partitionBy(partition(spec)).orderBy(order(spec));
        Frame frame = spec.frame();
        return DSL.name(name).as(frame == null ? window : FrameParts.apply(window, frame, recomputed));
    }

    private static QueryPart inline(WindowSpec spec, Frame frame, boolean recomputed) {
        List<QueryPart> parts = new ArrayList<>();
        StringBuilder sql = new StringBuilder("(");
        if (!spec.partition().isEmpty()) {
            sql.append("partition by {0} ");
            parts.add(DSL.list(partition(spec)));
        }
        sql.append("order by {").append(parts.size()).append("} ");
        parts.add(DSL.list(order(spec)));
        sql.append(FrameParts.text(frame, recomputed)).append(')');
        return DSL.sql(sql.toString(), parts.toArray(QueryPart[]::new));
    }

    private static List<Field<?>> partition(WindowSpec spec) {
        List<Field<?>> fields = new ArrayList<>();
        spec.partition().forEach(field -> fields.add(carried(field)));
        return fields;
    }

    private static List<OrderField<?>> order(WindowSpec spec) {
        List<OrderField<?>> fields = new ArrayList<>();
        spec.order().forEach(key -> fields.addAll(key.sql()));
        return fields;
    }

    /** A field's value as it is stored, of a JSON path as JSON: equal exactly where it is the same. */
    private static Field<?> carried(ScopedField field) {
        return field.isJsonPath() ? JsonPaths.json(field.stored(), field.path()) : field.stored();
    }

    private Field<?> call(WindowFunction function) {
        List<Field<?>> arguments = new ArrayList<>();
        argument(function).ifPresent(arguments::add);
        switch (function.function()) {
            case NTILE, NTH_VALUE -> arguments.add(Parts.bind(function.n()));
            case LAG, LEAD -> addDistance(function, arguments);
            case COUNT -> {
                if (arguments.isEmpty()) {
                    return DSL.count();
                }
            }
            default -> {}
        }
        return Parts.call(function.function().wireName(), SQLDataType.OTHER, arguments.toArray(Field<?>[]::new));
    }

    private Optional<Field<?>> argument(WindowFunction function) {
        return WindowOutputs.argument(function)
                .map(name -> rows.field(name).orElseThrow())
                .map(field -> switch (function.function()) {
                    case SUM, AVG -> field.number();
                    case MIN, MAX -> field.scalar();
                    case COUNT -> field.value();
                    default -> carried(field);
                });
    }

    private void addDistance(WindowFunction function, List<Field<?>> arguments) {
        Long offset = function.offset();
        Literal fallback = function.fallback();
        Object missing = fallback == null ? null : fallback.value();
        if (offset != null || missing != null) {
            arguments.add(Parts.bind(offset == null ? 1L : offset));
        }
        if (missing != null) {
            ScopedField field = rows.field(function.field().orElseThrow()).orElseThrow();
            arguments.add(Parts.bind(encoded(field, missing)));
        }
    }

    /** The stored form of a default. */
    static Object encoded(ScopedField field, Object value) {
        return WindowOutputs.carried("default", field).codec().encode(value, Place.FILTER);
    }
}
