package com.objectstack.driver.sql;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.RecordUpdate;
import com.objectstack.query.QueryAST;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes that are watched. */
final class ObservedWrites extends Writes {
    private final Observer observer;

    ObservedWrites(
            SqlExecutor executor,
            Registry registry,
            Transactions transactions,
            Reads reads,
            SqlDriverSettings settings,
            Observer observer) {
        super(executor, registry, transactions, reads, settings);
        this.observer = observer;
    }

    @Override
    DataRecord create(String object, Map<String, ? extends @Nullable Object> data, DriverOptions options) {
        return observer.observe("create", object, options, made -> 1, () -> super.create(object, data, options));
    }

    @Override
    List<DataRecord> bulkCreate(
            String object, List<? extends Map<String, ? extends @Nullable Object>> rows, DriverOptions options) {
        return observer.observe(
                "bulkCreate", object, options, List::size, () -> super.bulkCreate(object, rows, options));
    }

    @Override
    Optional<DataRecord> update(
            String object, String id, Map<String, ? extends @Nullable Object> data, DriverOptions options) {
        return observer.observe(
                "update", object, options, Observer::one, () -> super.update(object, id, data, options));
    }

    @Override
    List<DataRecord> bulkUpdate(String object, List<RecordUpdate> updates, DriverOptions options) {
        return observer.observe(
                "bulkUpdate", object, options, List::size, () -> super.bulkUpdate(object, updates, options));
    }

    @Override
    long updateMany(
            String object, QueryAST query, Map<String, ? extends @Nullable Object> data, DriverOptions options) {
        return observer.observe(
                "updateMany", object, options, Long::longValue, () -> super.updateMany(object, query, data, options));
    }

    @Override
    DataRecord upsert(
            String object, Map<String, ? extends @Nullable Object> data, List<String> keys, DriverOptions options) {
        return observer.observe(
                "upsert", object, options, written -> 1, () -> super.upsert(object, data, keys, options));
    }

    @Override
    boolean delete(String object, String id, DriverOptions options) {
        return observer.observe(
                "delete", object, options, found -> found ? 1 : 0, () -> super.delete(object, id, options));
    }

    @Override
    void bulkDelete(String object, List<String> ids, DriverOptions options) {
        RunningOperation operation = RunningOperation.of("bulkDelete", List.of(object), options);
        observer.<@Nullable Void>observe(operation, done -> operation.changes(), () -> {
            super.bulkDelete(object, ids, options);
            return null;
        });
    }

    @Override
    long deleteMany(String object, QueryAST query, DriverOptions options) {
        return observer.observe(
                "deleteMany", object, options, Long::longValue, () -> super.deleteMany(object, query, options));
    }
}
