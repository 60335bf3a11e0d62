package com.objectstack.conformance.reference;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The writes that may have an idempotency key; without one they are done at once. */
final class KeyedWrites {
    private final Writes writes;
    private final Reading reading;
    private final OnceOnly onceOnly;

    KeyedWrites(Writes writes, Reading reading, OnceOnly onceOnly) {
        this.writes = writes;
        this.reading = reading;
        this.onceOnly = onceOnly;
    }

    private <T> T run(String object, DriverOptions options, OnceOnly.Request<T> request) {
        return options.requestKey() == null ? request.write().apply(options) : onceOnly.run(object, options, request);
    }

    DataRecord create(String object, Map<String, ? extends @Nullable Object> data, DriverOptions options) {
        return run(
                object,
                options,
                new OnceOnly.Request<>(
                        "create",
                        List.of(data),
                        within -> writes.create(object, data, within),
                        made -> ids(List.of(made)),
                        (ids, within) -> records(object, ids, within).get(0)));
    }

    List<DataRecord> bulkCreate(
            String object, List<? extends Map<String, ? extends @Nullable Object>> rows, DriverOptions options) {
        return run(
                object,
                options,
                new OnceOnly.Request<>(
                        "bulkCreate",
                        rows,
                        within -> writes.bulkCreate(object, rows, within),
                        KeyedWrites::ids,
                        (ids, within) -> records(object, ids, within)));
    }

    Optional<DataRecord> update(
            String object, String id, Map<String, ? extends @Nullable Object> data, DriverOptions options) {
        return run(
                object,
                options,
                new OnceOnly.Request<>(
                        "update",
                        List.of(id, data),
                        within -> writes.update(object, id, data, within),
                        changed -> ids(changed.stream().toList()),
                        (ids, within) -> ids.stream()
                                .flatMap(known -> record(object, known, within).stream())
                                .findFirst()));
    }

    DataRecord upsert(
            String object, Map<String, ? extends @Nullable Object> data, List<String> keys, DriverOptions options) {
        return run(
                object,
                options,
                new OnceOnly.Request<>(
                        "upsert",
                        List.of(data, keys),
                        within -> writes.upsert(object, data, keys, within),
                        written -> ids(List.of(written)),
                        (ids, within) -> records(object, ids, within).get(0)));
    }

    boolean delete(String object, String id, DriverOptions options) {
        return run(
                object,
                options,
                new OnceOnly.Request<>(
                        "delete",
                        List.of(id),
                        within -> writes.delete(object, id, within),
                        found -> found ? List.of(id) : List.of(),
                        (ids, within) -> !ids.isEmpty()));
    }

    private static List<String> ids(List<DataRecord> records) {
        return records.stream().map(record -> String.valueOf(record.id())).toList();
    }

    private List<DataRecord> records(String object, List<String> ids, DriverOptions options) {
        return ids.stream()
                .map(id -> record(object, id, options).orElseThrow(OnceOnly::gone))
                .toList();
    }

    private Optional<DataRecord> record(String object, String id, DriverOptions options) {
        return reading.of(options, reads -> reads.findById(object, id));
    }
}
