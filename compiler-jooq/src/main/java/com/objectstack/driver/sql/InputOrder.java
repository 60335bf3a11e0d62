package com.objectstack.driver.sql;

import com.objectstack.compiler.model.TableModel;
import com.objectstack.driver.DataRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts inserted records back in the order of the input: SQL promises none for the rows of RETURNING. */
final class InputOrder {
    private InputOrder() {}

    /**
     * The records in input order.
     *
     * @param ids the id of each; null where the database assigned it, and then the records came one by one, in order
     * @param records the records, in any order
     */
    static List<DataRecord> of(List<@Nullable Object> ids, List<DataRecord> records) {
        if (isInOrder(ids, records)) {
            return records;
        }
        Map<@Nullable Object, DataRecord> byId = new HashMap<>(records.size() * 2);
        records.forEach(record -> byId.put(record.get(TableModel.ID), record));
        List<DataRecord> ordered = new ArrayList<>(records.size());
        for (Object id : ids) {
            DataRecord record = byId.get(id);
            if (record == null) {
                // The column's affinity changed an id as it was stored; then the order is the database's.
                return records;
            }
            ordered.add(record);
        }
        return ordered;
    }

    private static boolean isInOrder(List<@Nullable Object> ids, List<DataRecord> records) {
        if (ids.size() != records.size()) {
            return false;
        }
        for (int place = 0; place < ids.size(); place++) {
            Object id = ids.get(place);
            if (id != null && !id.equals(records.get(place).get(TableModel.ID))) {
                return false;
            }
        }
        return true;
    }
}
