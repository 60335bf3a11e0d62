package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.ListCodec;
import com.objectstack.compiler.model.ValueCodecs;
import com.objectstack.query.AggregateFunction;
import com.objectstack.query.Aggregation;
import com.objectstack.query.GroupKey;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.ValueClass;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The columns of a query that groups: group keys, then aggregates, in written order. */
final class GroupOutputs {
    private GroupOutputs() {}

    /** The columns by name; names that stand for nothing are left out. */
    static Map<String, ColumnModel> of(RowScope scope, QueryAST query) {
        Map<String, ColumnModel> outputs = new LinkedHashMap<>();
        for (GroupKey key : query.groupBy()) {
            scope.field(key.field()).ifPresent(field -> outputs.put(key.outputName(), ofKey(key, field)));
        }
        for (Aggregation aggregation : query.aggregations()) {
            Optional<ScopedField> field = aggregation.field().flatMap(scope::field);
            if (field.isPresent() || aggregation.field().isEmpty()) {
                String name = aggregation.outputName();
                outputs.put(name, ofFunction(name, aggregation.function(), field.orElse(null)));
            }
        }
        return outputs;
    }

    private static ColumnModel ofKey(GroupKey key, ScopedField field) {
        return switch (key) {
            case GroupKey.Field plain
            when field.isJsonPath() -> new ColumnModel(plain.outputName(), null, null, ValueCodecs.JSON_TEXT);
            case GroupKey.Field plain -> named(plain.outputName(), field.column());
            case GroupKey.Bucket bucket ->
                new ColumnModel(bucket.outputName(), null, ValueClass.TEXT, ValueCodecs.TEXT);
        };
    }

    /** Booleans aggregate as 0 and 1 (decision 5), a mean is always a double (decision 12). */
    static ColumnModel ofFunction(String name, AggregateFunction function, @Nullable ScopedField field) {
        ColumnModel number = new ColumnModel(name, null, ValueClass.NUMBER, ValueCodecs.NUMBER);
        return switch (function) {
            case COUNT, COUNT_DISTINCT -> number;
            case SUM -> new ColumnModel(name, null, ValueClass.NUMBER, ValueCodecs.SUM);
            case AVG -> new ColumnModel(name, null, ValueClass.NUMBER, ValueCodecs.MEAN);
            case MIN, MAX -> extreme(name, field);
            case ARRAY_AGG -> field == null ? number : new ColumnModel(name, null, ValueClass.LIST, list(field));
            case STRING_AGG -> new ColumnModel(name, null, ValueClass.TEXT, ValueCodecs.TEXT);
        };
    }

    /** The column of a least or greatest value, which at a JSON path is of any kind. */
    static ColumnModel extreme(String name, @Nullable ScopedField field) {
        if (field != null && field.isJsonPath()) {
            return new ColumnModel(name, null, null, ValueCodecs.JSON_SCALAR);
        }
        return field == null || field.column().valueClass() == ValueClass.BOOLEAN
                ? new ColumnModel(name, null, ValueClass.NUMBER, ValueCodecs.NUMBER)
                : named(name, field.column());
    }

    private static ListCodec list(ScopedField field) {
        return field.isJsonPath() ? ListCodec.OF_JSON : ListCodec.of(field.column());
    }

    static ColumnModel named(String name, ColumnModel column) {
        return new ColumnModel(name, column.declared(), column.valueClass(), column.codec());
    }
}
