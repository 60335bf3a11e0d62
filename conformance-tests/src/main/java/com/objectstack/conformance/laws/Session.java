package com.objectstack.conformance.laws;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.RecordUpdate;
import com.objectstack.driver.Transaction;
import com.objectstack.query.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the steps of a sequence on one driver, in the transaction that is open. For one thread. */
final class Session implements AutoCloseable {
    private final IDataDriver driver;
    private @Nullable Transaction open;

    Session(IDataDriver driver) {
        this.driver = driver;
    }

    Outcome run(Step step) {
        return Outcome.of(() -> result(step));
    }

    private DriverOptions options(@Nullable String tenant) {
        DriverOptions options = DriverOptions.NONE.withTransaction(open).withAudit(false, true);
        return tenant == null ? options : options.withTenantId(tenant);
    }

    private @Nullable Object result(Step step) {
        DriverOptions options = options(step.tenant());
        String object = step.object();
        return switch (step.action()) {
            case CREATE -> driver.create(object, step.data().get(0), options);
            case UPDATE ->
                driver.update(object, step.names().get(0), step.data().get(0), options).stream()
                        .toList();
            case UPSERT -> driver.upsert(object, step.data().get(0), step.names(), options);
            case DELETE -> driver.delete(object, step.names().get(0), options);
            case BULK_CREATE -> driver.bulkCreate(object, step.data(), options);
            case BULK_UPDATE -> driver.bulkUpdate(object, updates(step), options);
            case BULK_DELETE -> {
                driver.bulkDelete(object, step.names(), options);
                yield null;
            }
            case UPDATE_MANY ->
                driver.updateMany(object, step.query(), step.data().get(0), options);
            case DELETE_MANY -> driver.deleteMany(object, step.query(), options);
            case BEGIN, COMMIT, ROLLBACK, SAVEPOINT, ROLLBACK_TO, RELEASE -> {
                transaction(step);
                yield null;
            }
        };
    }

    private static List<RecordUpdate> updates(Step step) {
        List<RecordUpdate> updates = new ArrayList<>();
        for (int place = 0; place < step.data().size(); place++) {
            updates.add(Table.change(step.names().get(place), step.data().get(place)));
        }
        return updates;
    }

    private void transaction(Step step) {
        Transaction current = open;
        if (step.action() == Step.Action.BEGIN) {
            open = current == null ? driver.beginTransaction() : current;
        } else if (current != null) {
            inside(step, current);
        }
    }

    private void inside(Step step, Transaction current) {
        switch (step.action()) {
            case COMMIT -> {
                open = null;
                driver.commit(current);
            }
            case ROLLBACK -> {
                open = null;
                driver.rollback(current);
            }
            case SAVEPOINT -> current.savepoint(step.names().get(0));
            case ROLLBACK_TO -> current.rollbackTo(step.names().get(0));
            default -> current.release(step.names().get(0));
        }
    }

    /** Every record of every object, by id, as the session sees them. */
    Map<String, List<DataRecord>> state(Dataset data) {
        Map<String, List<DataRecord>> state = new LinkedHashMap<>();
        data.objects()
                .forEach(object -> state.put(
                        object.name(),
                        driver.find(object.name(), Query.query().orderBy("id").build(), options(null))));
        return state;
    }

    /** Ends the open transaction, if there is one. */
    @Override
    public void close() {
        Transaction current = open;
        if (current != null) {
            open = null;
            driver.rollback(current);
        }
    }
}
