package com.objectstack.driver.sql;

import com.objectstack.compiler.model.TableModel;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverOptions;
import com.objectstack.query.Field;
import com.objectstack.query.Query;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the writes are that can have an idempotency key, and how each is answered when it is asked for again. */
final class KeyedWrites {
    private final Writes writes;
    private final Reads reads;
    private final OnceOnly onceOnly;

    KeyedWrites(Writes writes, Reads reads, OnceOnly onceOnly) {
        this.writes = writes;
        this.reads = reads;
        this.onceOnly = onceOnly;
    }

    DataRecord create(String object, Map<String, ? extends @Nullable Object> data, DriverOptions options) {
        return onceOnly.run(
                new OnceOnly.Request<>(
                        "create",
                        object,
                        List.of(data),
                        (noted, alone) -> writes.create(object, data, alone, noted, noted::makes),
                        within -> writes.create(object, data, within),
                        made -> ids(List.of(made)),
                        (ids, within) -> records(object, ids, within).get(0)),
                options);
    }

    List<DataRecord> bulkCreate(
            String object, List<? extends Map<String, ? extends @Nullable Object>> rows, DriverOptions options) {
        return onceOnly.run(
                new OnceOnly.Request<>(
                        "bulkCreate",
                        object,
                        List.of(rows),
                        (noted, alone) -> writes.bulkCreate(object, rows, alone, noted, noted::makes),
                        within -> writes.bulkCreate(object, rows, within),
                        KeyedWrites::ids,
                        (ids, within) -> records(object, ids, within)),
                options);
    }

    /** A record that was deleted since is one that there is not. */
    Optional<DataRecord> update(
            String object, String id, Map<String, ? extends @Nullable Object> data, DriverOptions options) {
        return onceOnly.run(
                new OnceOnly.Request<>(
                        "update",
                        object,
                        List.of(id, data),
                        (noted, alone) -> writes.update(object, id, data, alone, noted.changing(id)),
                        within -> writes.update(object, id, data, within),
                        changed -> ids(changed.stream().toList()),
                        (ids, within) -> ids.isEmpty() ? Optional.empty() : reads.findById(object, ids.get(0), within)),
                options);
    }

    DataRecord upsert(
            String object, Map<String, ? extends @Nullable Object> data, List<String> keys, DriverOptions options) {
        return onceOnly.run(
                new OnceOnly.Request<>(
                        "upsert",
                        object,
                        List.of(data, keys),
                        // Which record it is about shows in the answer alone.
                        null,
                        within -> writes.upsert(object, data, keys, within),
                        written -> ids(List.of(written)),
                        (ids, within) -> records(object, ids, within).get(0)),
                options);
    }

    boolean delete(String object, String id, DriverOptions options) {
        return onceOnly.run(
                new OnceOnly.Request<>(
                        "delete",
                        object,
                        List.of(id),
                        (noted, alone) -> writes.delete(object, id, alone, noted.changing(id)),
                        within -> writes.delete(object, id, within),
                        found -> found ? List.of(id) : List.of(),
                        (ids, within) -> !ids.isEmpty()),
                options);
    }

    private static List<String> ids(List<DataRecord> records) {
        return records.stream().map(record -> String.valueOf(record.id())).toList();
    }

    /** The records as they are now, in the order in which they were written; one that is no more is refused. */
    private List<DataRecord> records(String object, List<String> ids, DriverOptions options) {
        if (ids.isEmpty()) {
            return List.of();
        }
        List<DataRecord> found = ids.size() == 1
                ? reads.findById(object, ids.get(0), options).stream().toList()
                : reads.find(
                        object,
                        Query.matching(Field.field(TableModel.ID).in(ids)).build(),
                        options);
        if (found.size() != ids.size()) {
            throw OnceOnly.gone();
        }
        return InputOrder.of(List.copyOf(ids), found);
    }
}
