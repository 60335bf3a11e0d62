package com.objectstack.conformance.reference;

import com.objectstack.driver.DataRecord;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a driver puts into a record by itself, and no other driver would: its id, its numbers, the time of the write. */
final class GeneratedValues {
    private GeneratedValues() {}

    /**
     * The data of a new record with what a driver generated for it.
     *
     * @param model the object
     * @param data what the driver was given
     * @param record what it stored
     */
    static Map<String, @Nullable Object> taken(
            ObjectModel model, Map<String, ? extends @Nullable Object> data, DataRecord record) {
        Map<String, @Nullable Object> taken = new LinkedHashMap<>(data);
        if (DataReader.isEmpty(data.get(ObjectModel.ID)) && DataReader.isEmpty(data.get("_id"))) {
            taken.put(ObjectModel.ID, record.get(ObjectModel.ID));
        }
        for (Column column : model.columns()) {
            boolean isNumber = column.field().type() == FieldType.AUTONUMBER;
            boolean isMissing = isNumber
                    ? DataReader.isEmpty(data.get(column.name()))
                    : isNow(column.field()) && !data.containsKey(column.name());
            if (isMissing && record.get(column.name()) != null) {
                taken.put(column.name(), record.get(column.name()));
            }
        }
        return taken;
    }

    /** The same for many records, in their order. */
    static List<Map<String, @Nullable Object>> taken(
            ObjectModel model, List<? extends Map<String, ? extends @Nullable Object>> rows, List<DataRecord> records) {
        List<Map<String, @Nullable Object>> taken = new ArrayList<>();
        for (int place = 0; place < rows.size(); place++) {
            taken.add(taken(model, rows.get(place), records.get(place)));
        }
        return taken;
    }

    private static boolean isNow(FieldSchema field) {
        return field.defaultValue()
                .filter(declared -> Defaults.isNow(field, declared))
                .isPresent();
    }
}
