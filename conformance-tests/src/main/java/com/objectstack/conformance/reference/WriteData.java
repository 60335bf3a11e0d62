package com.objectstack.conformance.reference;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.driver.NearestName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one write is given, read in the version that it sees; collects all that is wrong with it. */
final class WriteData {
    private final Version version;
    private final TimeLimit limit;
    private final StoredTable table;
    private final DriverOptions options;
    private final ReferenceSettings settings;
    private final Instant now;
    private final Problems problems = new Problems();
    private final DataReader reader;

    WriteData(Version version, TimeLimit limit, StoredTable table, DriverOptions options, ReferenceSettings settings) {
        this.version = version;
        this.limit = limit;
        this.table = table;
        this.options = options;
        this.settings = settings;
        this.now = settings.now();
        this.reader = new DataReader(table.model(), options, now, problems);
    }

    static void requireId(String id) {
        Texts.defect(id).ifPresent(defect -> {
            throw DriverException.of(ErrorCode.INVALID_FILTER, "/id", "the id " + defect);
        });
    }

    Version version() {
        return version;
    }

    TimeLimit limit() {
        return limit;
    }

    void throwProblems() {
        problems.throwIfAny();
    }

    /**
     * A record to store, with a value for every column.
     *
     * @param base where the data stands
     */
    NewRecord newRecord(Map<String, ? extends @Nullable Object> data, String base) {
        Map<String, @Nullable Object> given = reader.forInsert(data, base, settings.ids());
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        table.columns()
                .forEach((name, column) -> values.put(
                        name,
                        given.containsKey(name)
                                ? given.get(name)
                                : column.defaults().value(now)));
        Autonumbers numbers = new Autonumbers(settings.capabilities(), options, now, problems);
        return new NewRecord(values, given.keySet(), numbers.slots(table.model(), values, base));
    }

    /** What an update of a record changes. */
    Change change(String id, Map<String, ? extends @Nullable Object> data, String base) {
        requireId(id);
        return new Change(reader.forUpdate(data, base, id), !data.isEmpty(), now);
    }

    /** What an update of many records changes. */
    Change changeOfMany(Map<String, ? extends @Nullable Object> data) {
        return new Change(reader.forUpdate(data, "", null), !data.isEmpty(), now);
    }

    /** A record to store or to merge; without keys it merges by its id, if it has one (contract B38, B39). */
    Upsert upsert(Map<String, ? extends @Nullable Object> data, List<String> keys) {
        List<String> fields = keyFields(keys);
        NewRecord record = newRecord(data, "");
        boolean isById = keys.isEmpty() && reader.gives(data, ObjectModel.ID);
        boolean keepsUpdatedAt = options.preserveAudit() && reader.gives(data, ObjectModel.UPDATED_AT);
        return new Upsert(
                record, isById ? List.of(ObjectModel.ID) : fields, RecordScope.of(options), keepsUpdatedAt, now);
    }

    private List<String> keyFields(List<String> keys) {
        List<String> fields = new ArrayList<>();
        for (int place = 0; place < keys.size(); place++) {
            Optional<String> field =
                    Source.column(table.model().columns(), keys.get(place)).map(Column::name);
            field.filter(name -> !fields.contains(name)).ifPresent(fields::add);
            if (field.isEmpty()) {
                refuseKey(keys.get(place), JsonPointers.child("/conflictKeys", place));
            }
        }
        return fields;
    }

    private void refuseKey(String key, String path) {
        List<String> names = table.model().columns().stream().map(Column::name).toList();
        problems.add(
                ErrorCode.UNKNOWN_FIELD,
                path,
                "object '" + table.model().name() + "' has no field " + Texts.shown(key),
                NearestName.hint(key, names).orElse(null));
    }
}
