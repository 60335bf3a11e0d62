package com.objectstack.conformance.reference;

import com.objectstack.driver.DriverOptions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a delete does to a record: of an object with soft delete it is marked and kept, unless {@code hardDelete} asks to
 * remove it (SEMANTICS.md decision 24).
 *
 * @param isHard whether it removes records of such objects, too
 * @param now the time of the delete
 */
record Removal(boolean isHard, Instant now) {
    static Removal of(DriverOptions options, Instant now) {
        return new Removal(options.hardDelete(), now);
    }

    /** Deletes a record; false if it was marked before, for none is marked twice. */
    boolean delete(TableDraft draft, Row row) {
        ObjectModel model = draft.table().model();
        String field = model.deletedField();
        if (field == null || isHard) {
            draft.remove(TableDraft.idOf(row));
            return true;
        }
        if (model.isDeleted(row)) {
            return false;
        }
        Map<String, @Nullable Object> marked = new LinkedHashMap<>(row.values());
        marked.put(field, now);
        marked.put(ObjectModel.UPDATED_AT, Change.latest(row, now));
        draft.replace(new Row(marked));
        return true;
    }
}
