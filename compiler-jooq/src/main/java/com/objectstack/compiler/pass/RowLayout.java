package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.ResultColumn;
import com.objectstack.compiler.model.TableModel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;

/** The columns of a table by place, in the order of records: {@code id}, declared, {@code created_at}, ... */
final class RowLayout {
    private final TableModel table;
    private final List<ColumnModel> columns;
    private final Map<String, Integer> places;

    RowLayout(TableModel table) {
        this.table = table;
        this.columns = List.copyOf(table.columns().values());
        this.places = new HashMap<>(columns.size() * 2);
        for (int place = 0; place < columns.size(); place++) {
            places.put(columns.get(place).name(), place);
        }
    }

    TableModel table() {
        return table;
    }

    List<ColumnModel> columns() {
        return columns;
    }

    int size() {
        return columns.size();
    }

    /** The place of a field name or one of its other spellings, -1 if there is none. */
    int placeOf(String field) {
        Integer place = places.get(field);
        if (place != null) {
            return place;
        }
        return table.column(field).map(column -> exactPlaceOf(column.name())).orElse(-1);
    }

    /** The place of a column, -1 if there is none. */
    int exactPlaceOf(String column) {
        return places.getOrDefault(column, -1);
    }

    /** The columns at some places. */
    List<Field<Object>> fields(BitSet at) {
        List<Field<Object>> fields = new ArrayList<>(at.cardinality());
        at.stream().forEach(place -> fields.add(Parts.column(columns.get(place))));
        return fields;
    }

    /** Every column. */
    List<Field<Object>> fields() {
        return columns.stream().map(Parts::column).toList();
    }

    /** Every column as one of a result. */
    List<ResultColumn> results() {
        List<ResultColumn> results = new ArrayList<>(columns.size());
        for (ColumnModel column : columns) {
            results.add(new ResultColumn(column.name(), column.codec()::decode));
        }
        return results;
    }
}
