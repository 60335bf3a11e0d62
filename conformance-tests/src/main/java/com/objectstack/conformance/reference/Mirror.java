package com.objectstack.conformance.reference;

import com.objectstack.driver.DataOperations;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.driver.Transaction;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.ObjectSchema;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The reference that holds what a driver holds, as far as it is needed: the records of an object are read from the driver
 * when it is first used, and again after what could not be mirrored. Used by one thread at a time ({@link Turn}).
 */
final class Mirror {
    private final ReferenceDriver reference;
    private Set<String> loaded = Set.of();
    private long forgotten;

    Mirror(IDataDriver driver) {
        this.reference = ReferenceDriver.of(ReferenceSettings.DEFAULTS.withThoseOf(driver.supports()));
    }

    ReferenceDriver reference() {
        return reference;
    }

    void close() {
        reference.disconnect();
    }

    /** The options of a request as the mirror takes them: time is the driver's concern. */
    static DriverOptions options(DriverOptions asked, @Nullable MirroredTransaction within) {
        return asked.withTransaction(within == null ? null : within.mirrorSide())
                .withTimeout(DriverOptions.NONE.limit());
    }

    private <T> T seen(@Nullable MirroredTransaction within, Function<Version, T> look) {
        return reference.store().read(options(DriverOptions.NONE, within), (version, limit) -> look.apply(version));
    }

    @Nullable
    StoredTable table(String object, @Nullable MirroredTransaction within) {
        return reference
                .store()
                .read(
                        options(DriverOptions.NONE, within),
                        (version, limit) -> version.table(object).orElse(null));
    }

    /** What is held of an object that is known. */
    StoredTable require(String object, @Nullable MirroredTransaction within) {
        return seen(within, version -> Writes.require(version, object));
    }

    Set<String> loaded(@Nullable MirroredTransaction within) {
        return within == null ? loaded : within.loaded();
    }

    void setLoaded(Set<String> objects, @Nullable MirroredTransaction within) {
        if (within == null) {
            loaded = Set.copyOf(objects);
        } else {
            within.loaded(objects);
        }
    }

    /** Reads an object anew at its next use. */
    void forget(String object, @Nullable MirroredTransaction within) {
        Set<String> kept = new HashSet<>(loaded(within));
        kept.remove(object);
        setLoaded(kept, within);
    }

    /** Reads every object anew at its next use. */
    void forgetAll(@Nullable MirroredTransaction within) {
        setLoaded(Set.of(), within);
        if (within == null) {
            forgotten++;
        }
    }

    /** Begins a transaction beside one of the driver's; while another one is open it is not followed. */
    MirroredTransaction begin(Verification verification, @Nullable Transaction driverSide) {
        OpenTransaction mirrorSide;
        try {
            mirrorSide = reference.store().begin();
        } catch (DriverException busy) {
            mirrorSide = null;
        }
        return new MirroredTransaction(verification, driverSide, mirrorSide, loaded, forgotten);
    }

    /** Keeps what was mirrored in a transaction. */
    void commit(MirroredTransaction transaction) {
        OpenTransaction mirrorSide = transaction.mirrorSide();
        if (mirrorSide != null) {
            reference.commit(mirrorSide);
        }
        if (mirrorSide == null || transaction.begunAfter() != forgotten) {
            forgetAll(null);
        } else {
            setLoaded(transaction.loaded(), null);
        }
    }

    void rollback(MirroredTransaction transaction) {
        OpenTransaction mirrorSide = transaction.mirrorSide();
        if (mirrorSide != null) {
            reference.rollback(mirrorSide);
        }
    }

    /** Declares an object in place of what is held of it, and reads it anew. */
    void declareAnew(String object, ObjectSchema schema) {
        reference.store().register(version -> version.without(object));
        reference.registerObjects(List.of(new ObjectDefinition(object, schema)));
        forget(object, null);
    }

    /**
     * Reads from the driver what a request needs and the mirror does not hold yet.
     *
     * @param request the request; whatever its text may name is read, and what refers to it or is referred to
     * @param driver where to read, in the request's transaction
     * @param options how to read
     * @return false if the request's object is unknown here, or the driver cannot be read now
     */
    boolean load(Request request, DataOperations driver, DriverOptions options, @Nullable MirroredTransaction within) {
        Map<String, StoredTable> tables = seen(within, Version::tables);
        boolean isCommonTable =
                request.query().with().stream().anyMatch(table -> table.name().equals(request.object()));
        if (!isCommonTable && !tables.containsKey(request.object())) {
            return false;
        }
        for (String object : connected(request, tables)) {
            if (!loaded(within).contains(object) && !load(object, driver, options, within)) {
                return false;
            }
        }
        return true;
    }

    private boolean load(
            String object, DataOperations driver, DriverOptions options, @Nullable MirroredTransaction within) {
        List<DataRecord> records;
        try {
            records = driver.find(object, QueryAST.ALL, options.withDeleted(true, false));
        } catch (DriverException unreadable) {
            // The request itself will tell its caller.
            return false;
        }
        change(object, within, table -> {
            Map<String, Row> read = new LinkedHashMap<>();
            records.forEach(record -> read.put(String.valueOf(record.id()), whole(table, record)));
            return read;
        });
        Set<String> more = new HashSet<>(loaded(within));
        more.add(object);
        setLoaded(more, within);
        return true;
    }

    private static Set<String> connected(Request request, Map<String, StoredTable> tables) {
        Set<String> connected = new HashSet<>();
        tables.keySet().stream().filter(request::mayName).forEach(connected::add);
        int before;
        do {
            before = connected.size();
            tables.forEach((object, table) -> {
                List<String> targets =
                        references(table).filter(tables::containsKey).toList();
                if (connected.contains(object) || targets.stream().anyMatch(connected::contains)) {
                    connected.add(object);
                    connected.addAll(targets);
                }
            });
        } while (connected.size() > before);
        return connected;
    }

    private static Stream<String> references(StoredTable table) {
        return table.model().schema().fields().values().stream().flatMap(field -> field.reference().stream());
    }

    /** Takes over the stamps of records that the mirror has just written. */
    void adoptStamps(String object, List<DataRecord> records, @Nullable MirroredTransaction within) {
        change(object, within, table -> {
            Map<String, Row> stamped = new LinkedHashMap<>(table.rows());
            for (DataRecord record : records) {
                stamped.computeIfPresent(String.valueOf(record.id()), (id, row) -> stamped(table.model(), row, record));
            }
            return stamped;
        });
    }

    private static Row stamped(ObjectModel model, Row row, DataRecord record) {
        Map<String, @Nullable Object> values = new HashMap<>(row.values());
        values.put(ObjectModel.CREATED_AT, record.get(ObjectModel.CREATED_AT));
        values.put(ObjectModel.UPDATED_AT, record.get(ObjectModel.UPDATED_AT));
        String deletedField = model.deletedField();
        if (deletedField != null && model.isDeleted(row) && record.get(deletedField) != null) {
            values.put(deletedField, record.get(deletedField));
        }
        return new Row(values);
    }

    /** Changes rows as they are, without a rule being asked: the driver has them so. */
    private void change(
            String object, @Nullable MirroredTransaction within, Function<StoredTable, Map<String, Row>> change) {
        reference.store().<@Nullable Void>write(options(DriverOptions.NONE, within), before -> {
            StoredTable table = Writes.require(before, object);
            return new Written<>(before.with(table.withRows(change.apply(table))), null);
        });
    }

    /** A value for every column, also for those no longer declared. */
    private static Row whole(StoredTable table, DataRecord record) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        table.columns().keySet().forEach(column -> values.put(column, record.get(column)));
        return new Row(values);
    }
}
