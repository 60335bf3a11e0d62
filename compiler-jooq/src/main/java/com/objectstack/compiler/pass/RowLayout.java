package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.AutonumberFormat;
import com.objectstack.compiler.model.ColumnModel;
import com.objectstack.compiler.model.RecordReader;
import com.objectstack.compiler.model.ResultColumn;
import com.objectstack.compiler.model.TableModel;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jooq.Field;
import org.jooq.QueryPart;

/**
 * The columns of a table by place, in the order of records: {@code id}, declared, {@code created_at}, ... It keeps the
 * statements rendered last for the table. Thread-safe.
 */
final class RowLayout {
    /** Enough for the writes a program makes of one object; each is a text of at most some 30,000 characters. */
    private static final int MAX_SHAPES = 64;

    private final TableModel table;
    private final List<ColumnModel> columns;
    private final Map<String, Integer> places;
    private final List<Field<Object>> fields;
    private final RecordReader reader;
    private final Map<Integer, AutonumberFormat> numbers = new LinkedHashMap<>();
    private final Map<Object, StatementShape> shapes = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, StatementShape> eldest) {
            return size() > MAX_SHAPES;
        }
    };

    RowLayout(TableModel table) {
        this.table = table;
        this.columns = List.copyOf(table.columns().values());
        this.places = new HashMap<>(columns.size() * 2);
        for (int place = 0; place < columns.size(); place++) {
            places.put(columns.get(place).name(), place);
            if (columns.get(place).isAutonumber()) {
                numbers.put(
                        place, AutonumberFormat.of(columns.get(place).field().orElseThrow()));
            }
        }
        this.fields = columns.stream().map(Parts::column).toList();
        this.reader = RecordReader.of(columns.stream()
                .map(column -> new ResultColumn(column.name(), column.codec()::decode))
                .toList());
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

    /** The formats of autonumbers, by place. */
    Map<Integer, AutonumberFormat> numbers() {
        return numbers;
    }

    /** The columns at some places. */
    List<Field<Object>> fields(BitSet at) {
        List<Field<Object>> fields = new ArrayList<>(at.cardinality());
        at.stream().forEach(place -> fields.add(Parts.column(columns.get(place))));
        return fields;
    }

    /** Every column. */
    List<Field<Object>> fields() {
        return fields;
    }

    /** Every column as one of a result. */
    List<ResultColumn> results() {
        return reader.results();
    }

    /**
     * A statement that returns records of the table, rendered unless it was before.
     *
     * @param key all that decides the text
     * @param statement makes it
     */
    StatementShape shape(Object key, Supplier<? extends QueryPart> statement) {
        StatementShape shape;
        synchronized (shapes) {
            shape = shapes.get(key);
        }
        if (shape == null) {
            shape = StatementShape.of(statement.get(), reader);
            synchronized (shapes) {
                shapes.put(key, shape);
            }
        }
        return shape;
    }
}
