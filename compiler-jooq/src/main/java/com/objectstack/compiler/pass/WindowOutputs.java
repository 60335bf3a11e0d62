package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.ValueCodec;
import com.objectstack.compiler.model.ValueCodecs;
import com.objectstack.query.QueryAST;
import com.objectstack.query.WindowFunction;
import com.objectstack.schema.ValueClass;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The columns that window functions add to the rows, in written order. */
final class WindowOutputs {
    private WindowOutputs() {}

    /** The columns by name; functions of fields that stand for nothing are left out. */
    static Map<String, ColumnModel> of(RowScope scope, QueryAST query) {
        Map<String, ColumnModel> outputs = new LinkedHashMap<>();
        if (query.windowFunctions().isEmpty()) {
            return outputs;
        }
        WindowRows rows = WindowRows.of(scope, query);
        for (WindowFunction function : query.windowFunctions()) {
            Optional<ScopedField> field = argument(function).flatMap(rows::field);
            if (field.isPresent() || argument(function).isEmpty()) {
                outputs.put(function.alias(), of(function, field.orElse(null)));
            }
        }
        return outputs;
    }

    /** The field a function reads, if any: {@code count} of {@code "*"} counts rows. */
    static Optional<String> argument(WindowFunction function) {
        return function.field()
                .filter(name -> function.function() != WindowFunction.Function.COUNT || !name.equals("*"));
    }

    /** Booleans aggregate as 0 and 1 (decision 5); means and shares are always doubles (decision 12). */
    private static ColumnModel of(WindowFunction function, @Nullable ScopedField field) {
        String name = function.alias();
        return switch (function.function()) {
            case ROW_NUMBER, RANK, DENSE_RANK, NTILE, COUNT -> number(name, ValueCodecs.NUMBER);
            case PERCENT_RANK, CUME_DIST -> number(name, ValueCodecs.DOUBLE);
            case AVG -> number(name, ValueCodecs.MEAN);
            case SUM -> number(name, ValueCodecs.SUM);
            case MIN, MAX -> GroupOutputs.extreme(name, field);
            case LAG, LEAD, FIRST_VALUE, LAST_VALUE, NTH_VALUE ->
                field == null ? number(name, ValueCodecs.NUMBER) : carried(name, field);
        };
    }

    /** The column of a value that is carried from another row as it is. */
    static ColumnModel carried(String name, ScopedField field) {
        return field.isJsonPath()
                ? new ColumnModel(name, null, ValueClass.JSON, ValueCodecs.JSON_TEXT)
                : GroupOutputs.named(name, field.column());
    }

    private static ColumnModel number(String name, ValueCodec codec) {
        return new ColumnModel(name, null, ValueClass.NUMBER, codec);
    }
}
