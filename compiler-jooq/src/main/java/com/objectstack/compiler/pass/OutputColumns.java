package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.model.ValueCodecs;
import com.objectstack.query.Aggregation;
import com.objectstack.query.GroupKey;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Selection;
import com.objectstack.schema.ValueClass;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The columns of a query's records, by name in order; names that stand for nothing are left out. */
final class OutputColumns {
    private OutputColumns() {}

    /** Of a query that does not group: the fields asked for, else all columns. */
    static Map<String, ColumnModel> ofRows(TableModel table, QueryAST query) {
        if (query.fields().isEmpty()) {
            return table.columns();
        }
        Map<String, ColumnModel> outputs = new LinkedHashMap<>();
        for (Selection selection : query.fields()) {
            table.column(selection.field()).ifPresent(column -> outputs.put(name(selection, column), column));
        }
        return outputs;
    }

    /** Of a query that groups: group keys, then aggregates, in written order. */
    static Map<String, ColumnModel> ofGroups(TableModel table, QueryAST query) {
        Map<String, ColumnModel> outputs = new LinkedHashMap<>();
        for (GroupKey key : query.groupBy()) {
            table.column(key.field()).ifPresent(column -> outputs.put(key.outputName(), ofKey(key, column)));
        }
        for (Aggregation aggregation : query.aggregations()) {
            Optional<ColumnModel> column = aggregation.field().flatMap(table::column);
            if (column.isPresent() || aggregation.field().isEmpty()) {
                outputs.put(aggregation.outputName(), ofAggregate(aggregation, column));
            }
        }
        return outputs;
    }

    /** The name a selected field has in the record. */
    static String name(Selection selection, ColumnModel column) {
        return switch (selection) {
            case Selection.Field field -> field.alias().orElse(column.name());
            case Selection.Nested nested -> nested.alias().orElse(column.name());
        };
    }

    private static ColumnModel ofKey(GroupKey key, ColumnModel column) {
        return switch (key) {
            case GroupKey.Field field -> named(field.outputName(), column);
            case GroupKey.Bucket bucket ->
                new ColumnModel(bucket.outputName(), null, ValueClass.TEXT, ValueCodecs.TEXT);
        };
    }

    /** Booleans aggregate as 0 and 1 (decision 5), a mean is always a double (decision 12). */
    private static ColumnModel ofAggregate(Aggregation aggregation, Optional<ColumnModel> column) {
        String name = aggregation.outputName();
        ColumnModel number = new ColumnModel(name, null, ValueClass.NUMBER, ValueCodecs.NUMBER);
        return switch (aggregation.function()) {
            case COUNT, COUNT_DISTINCT -> number;
            case SUM -> new ColumnModel(name, null, ValueClass.NUMBER, ValueCodecs.SUM);
            case AVG -> new ColumnModel(name, null, ValueClass.NUMBER, ValueCodecs.MEAN);
            case MIN, MAX ->
                column.filter(c -> c.valueClass() != ValueClass.BOOLEAN)
                        .map(c -> named(name, c))
                        .orElse(number);
            case ARRAY_AGG, STRING_AGG -> number;
        };
    }

    private static ColumnModel named(String name, ColumnModel column) {
        return new ColumnModel(name, column.declared(), column.valueClass(), column.codec());
    }
}
