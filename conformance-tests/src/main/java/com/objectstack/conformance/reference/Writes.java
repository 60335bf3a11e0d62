package com.objectstack.conformance.reference;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverExceptionBuilder;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.driver.NearestName;
import com.objectstack.driver.RecordUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes records (contract §5.2 to §5.4, §5.17). Data is read, and refused, before the right to write is waited for; the
 * records are then changed in a version that is kept as a whole or not at all.
 */
final class Writes {
    private final Store store;
    private final ReferenceSettings settings;

    Writes(Store store, ReferenceSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    DataRecord create(String object, Map<String, ? extends @Nullable Object> data, DriverOptions options) {
        NewRecord record = check(object, options, call -> call.newRecord(data, ""));
        return insert(object, List.of(record), options).get(0);
    }

    List<DataRecord> bulkCreate(
            String object, List<? extends Map<String, ? extends @Nullable Object>> rows, DriverOptions options) {
        List<NewRecord> records = check(object, options, call -> {
            List<NewRecord> read = new ArrayList<>(rows.size());
            for (int place = 0; place < rows.size(); place++) {
                read.add(call.newRecord(rows.get(place), JsonPointers.child("", place)));
            }
            return read;
        });
        return records.isEmpty() ? List.of() : insert(object, records, options);
    }

    private List<DataRecord> insert(String object, List<NewRecord> records, DriverOptions options) {
        return store.write(options, before -> {
            StoredTable table = require(before, object);
            Written<List<Row>> written = new Inserts(before, table, store.mayRepeat(options)).insert(records);
            return new Written<>(written.after(), StoredRecords.of(table.model(), written.result()));
        });
    }

    Optional<DataRecord> update(
            String object, String id, Map<String, ? extends @Nullable Object> data, DriverOptions options) {
        Identified change = check(object, options, call -> new Identified(id, call.change(id, data, "")));
        return updateAll(object, List.of(change), options).stream().findFirst();
    }

    List<DataRecord> bulkUpdate(String object, List<RecordUpdate> updates, DriverOptions options) {
        List<Identified> changes = check(object, options, call -> {
            List<Identified> read = new ArrayList<>(updates.size());
            for (int place = 0; place < updates.size(); place++) {
                RecordUpdate update = updates.get(place);
                String base = JsonPointers.child(JsonPointers.child("", place), "data");
                read.add(new Identified(update.id(), call.change(update.id(), update.data(), base)));
            }
            return read;
        });
        return changes.isEmpty() ? List.of() : updateAll(object, changes, options);
    }

    /** Changes own records; those that are missing, or of others, are left out (decision 7, decision 13). */
    private List<DataRecord> updateAll(String object, List<Identified> changes, DriverOptions options) {
        RecordScope scope = RecordScope.of(options);
        return store.write(options, before -> {
            TableDraft draft = new TableDraft(before, require(before, object));
            List<Row> rows = new ArrayList<>();
            for (Identified changed : changes) {
                own(draft, scope, changed.id()).ifPresent(row -> {
                    Row after = changed.change().applyTo(row);
                    draft.replace(after);
                    rows.add(after);
                });
            }
            return new Written<>(
                    before.with(draft.finished()),
                    StoredRecords.of(draft.table().model(), rows));
        });
    }

    /**
     * Changes many records; without data, none (B49).
     *
     * @param matching finds the records
     */
    long updateMany(
            String object, Matching matching, Map<String, ? extends @Nullable Object> data, DriverOptions options) {
        Change change = check(object, options, call -> {
            matching.ids(call.version(), call.limit());
            return call.changeOfMany(data);
        });
        if (data.isEmpty()) {
            return 0;
        }
        return store.write(options, before -> {
            TableDraft draft = new TableDraft(before, require(before, object));
            List<String> matched = matching.ids(before, TimeLimit.NONE);
            matched.forEach(id -> draft.row(id).ifPresent(row -> draft.replace(change.applyTo(row))));
            return new Written<>(before.with(draft.finished()), (long) matched.size());
        });
    }

    boolean delete(String object, String id, DriverOptions options) {
        check(object, options, call -> {
            WriteData.requireId(id);
            return id;
        });
        return deleteAll(object, List.of(id), options) > 0;
    }

    void bulkDelete(String object, List<String> recordIds, DriverOptions options) {
        check(object, options, call -> {
            recordIds.forEach(WriteData::requireId);
            return recordIds;
        });
        if (!recordIds.isEmpty()) {
            deleteAll(object, recordIds, options);
        }
    }

    private long deleteAll(String object, List<String> recordIds, DriverOptions options) {
        RecordScope scope = RecordScope.of(options);
        Removal removal = Removal.of(options, settings.now());
        return store.write(options, before -> {
            TableDraft draft = new TableDraft(before, require(before, object));
            long deleted = recordIds.stream()
                    .filter(id -> own(draft, scope, id)
                            .filter(row -> removal.delete(draft, row))
                            .isPresent())
                    .count();
            return new Written<>(before.with(draft.finished()), deleted);
        });
    }

    /**
     * Deletes many records.
     *
     * @param matching finds them
     */
    long deleteMany(String object, Matching matching, DriverOptions options) {
        check(object, options, call -> matching.ids(call.version(), call.limit()));
        Removal removal = Removal.of(options, settings.now());
        return store.write(options, before -> {
            TableDraft draft = new TableDraft(before, require(before, object));
            List<String> matched = matching.ids(before, TimeLimit.NONE);
            long deleted = matched.stream()
                    .flatMap(id -> draft.row(id).stream())
                    .filter(row -> removal.delete(draft, row))
                    .count();
            return new Written<>(before.with(draft.finished()), deleted);
        });
    }

    DataRecord upsert(
            String object, Map<String, ? extends @Nullable Object> data, List<String> keys, DriverOptions options) {
        Upsert upsert = check(object, options, call -> call.upsert(data, keys));
        return store.write(options, before -> {
            StoredTable table = require(before, object);
            Written<Row> written = upsert.run(before, table, store.mayRepeat(options));
            return new Written<>(written.after(), StoredRecords.of(table.model(), written.result()));
        });
    }

    private record Identified(String id, Change change) {}

    /** The records that {@code updateMany} and {@code deleteMany} are about: own ones alone. */
    @FunctionalInterface
    interface Matching {
        List<String> ids(Version version, TimeLimit limit);
    }

    private interface Check<T> {
        T of(WriteData call);
    }

    /** Reads what a call gives, in the version it sees; throws all that is wrong with it. */
    private <T> T check(String object, DriverOptions options, Check<T> check) {
        return store.read(options, (version, limit) -> {
            WriteData call = new WriteData(version, limit, require(version, object), options, settings);
            T read = check.of(call);
            call.throwProblems();
            return read;
        });
    }

    static StoredTable require(Version version, String object) {
        return version.table(object).orElseThrow(() -> unknown(version, object));
    }

    private static DriverException unknown(Version version, String object) {
        DriverExceptionBuilder refusal =
                DriverException.builder(ErrorCode.UNKNOWN_OBJECT, "there is no object " + Texts.shown(object));
        NearestName.hint(object, version.names()).ifPresent(refusal::hint);
        return refusal.build();
    }

    private static Optional<Row> own(TableDraft draft, RecordScope scope, String id) {
        return draft.row(id).filter(row -> scope.writes(draft.table().model(), row));
    }
}
