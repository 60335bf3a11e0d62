package com.objectstack.conformance.mutants;

import static com.objectstack.conformance.mutants.Mutation.map;
import static com.objectstack.conformance.mutants.Mutation.on;

import com.objectstack.driver.DataOperations;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.RecordUpdate;
import com.objectstack.schema.FieldSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Drivers that write otherwise. */
final class WriteMutants {
    private WriteMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "creates what it should update",
                        on("update", WriteMutants::creating),
                        "own-04 rec-10 rec-14 del-04"),
                Mutant.of(
                        "replaces a record in an update",
                        on("update", WriteMutants::replacing),
                        "con-02 own-04 rec-08 rec-14 del-09 idem-03"),
                Mutant.of(
                        "takes data of another id",
                        on(
                                "update",
                                call -> call.with(
                                                2, without(map(call.arguments().get(2)), "id"))
                                        .proceed()),
                        "rec-11"),
                Mutant.of("does not advance updated_at", on("update", WriteMutants::keepingStamp), "rec-09 idem-03"),
                Mutant.of(
                        "ignores fields that it does not know",
                        WriteMutants::ignoringUnknown,
                        "err-02 err-04 err-07 err-09 rec-10 rec-21 sch-05 tx-08"),
                Mutant.of(
                        "ignores given stamps of a new record",
                        on(
                                "create",
                                call -> call.with(
                                                1,
                                                without(
                                                        without(
                                                                map(call.arguments()
                                                                        .get(1)),
                                                                "created_at"),
                                                        "updated_at"))
                                        .proceed()),
                        "many-08 rec-07 rec-09 ups-05"),
                Mutant.each(
                        "numbers records that have no id",
                        WriteMutants::numbered,
                        "rec-01 idem-02 idem-08 idem-11 idem-12"),
                Mutant.of(
                        "returns what it was given, not what it stored",
                        on("create", call -> DataRecord.copyOf(withId(call, (DataRecord) call.proceed()))),
                        "num-03 num-04 num-05 num-06 num-08 own-01 rec-04 rec-05 rec-06"),
                Mutant.of(
                        "stores no defaults",
                        Mutation.schemas(FieldSchema.class, field -> Rewriting.with(field, "defaultLiteral", null)),
                        "rec-05"),
                Mutant.of(
                        "stores a default for NULL",
                        Mutation.data(WriteMutants::withoutNulls),
                        "con-04 own-03 rec-05 srch-14 del-09 del-11"),
                Mutant.of(
                        "says of every delete that there was a record",
                        on("delete", call -> {
                            call.proceed();
                            return true;
                        }),
                        "own-05 rec-15 del-05 del-08 del-12 idem-05"),
                Mutant.of("gives a merged record a new id", on("upsert", WriteMutants::reKeying), "ups-04"),
                Mutant.of(
                        "replaces a record in an upsert",
                        on("upsert", WriteMutants::upsertReplacing),
                        "own-06 ups-01 ups-06 del-11 idem-04"),
                Mutant.of(
                        "stamps a merged record as a new one",
                        on("upsert", WriteMutants::restamping),
                        "ups-05 del-11 idem-04"),
                Mutant.of(
                        "merges nothing",
                        on("upsert", WriteMutants::mergingNothing),
                        "own-06 rec-19 rec-20 rec-21 rec-22 srch-14 tmp-08 tx-13 ups-01 ups-05 ups-08 del-11"),
                Mutant.of("merges by what keys it likes", on("upsert", WriteMutants::anyKeys), "ups-07"),
                Mutant.of(
                        "returns new records backwards",
                        on("bulkCreate", call -> call.records().reversed()),
                        "bulk-04 prop-23 bulk-10"),
                Mutant.of(
                        "leaves the half of new records that was stored",
                        on("bulkCreate", WriteMutants::oneByOne),
                        "bulk-05 own-02 prop-26 rec-19 rec-20 rec-21 rec-22 tmp-08 tx-08 idem-06"),
                Mutant.of(
                        "leaves the half of changes that was made",
                        on("bulkUpdate", WriteMutants::updatesOneByOne),
                        "bulk-07 rec-19 rec-20 rec-21 rec-22 tmp-08"),
                Mutant.of(
                        "fails for an unknown id",
                        on("bulkDelete", WriteMutants::deletingKnown),
                        "bulk-08 own-09 del-06"),
                Mutant.of(
                        "forgets the order of updateMany",
                        on(
                                "updateMany",
                                call -> call.isAccepted()
                                        ? call.with(1, Rewriting.with(call.query(), "orderBy", List.of()))
                                                .proceed()
                                        : call.proceed()),
                        "many-03"),
                Mutant.of(
                        "updates without the limit",
                        on(
                                "updateMany",
                                call -> call.isAccepted()
                                        ? call.with(1, Rewriting.with(call.query(), "limit", null))
                                                .proceed()
                                        : call.proceed()),
                        "many-03 same-06"),
                Mutant.of(
                        "says that it changed one record",
                        on("updateMany", call -> Math.min(1L, (Long) call.proceed())),
                        "flt-02 flt-03 flt-04 flt-05 flt-06 flt-07 flt-08 flt-09 flt-18 flt-27 many-01 own-10 prop-24 tmp-01 tmp-02 tmp-03 tmp-04 txt-01 txt-02 txt-03 txt-04 txt-06 txt-07 txt-10 del-04"),
                Mutant.of(
                        "removes all by a deleteMany with a limit",
                        on(
                                "deleteMany",
                                call -> call.isAccepted()
                                        ? call.with(1, Rewriting.with(call.query(), "limit", null))
                                                .proceed()
                                        : call.proceed()),
                        "many-03 prop-25"));
    }

    private static DataOperations data(Call call) {
        return call.data();
    }

    private static Map<String, @Nullable Object> without(Map<String, @Nullable Object> data, String name) {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(data);
        rest.remove(name);
        return rest;
    }

    private static @Nullable Object creating(Call call) {
        Optional<?> updated = (Optional<?>) call.proceed();
        if (updated.isPresent()) {
            return updated;
        }
        Map<String, @Nullable Object> record =
                new LinkedHashMap<>(map(call.arguments().get(2)));
        record.put("id", call.arguments().get(1));
        return Optional.of(data(call).create(call.object(), record, call.options()));
    }

    /** NULL where nothing is given. */
    private static @Nullable Object replacing(Call call) {
        String id = (String) call.arguments().get(1);
        Map<String, @Nullable Object> whole = new LinkedHashMap<>();
        data(call)
                .findById(call.object(), id, call.options())
                .ifPresent(record -> record.keySet().stream()
                        .filter(name -> !name.equals("id") && !name.endsWith("_at") && !name.startsWith("tenant"))
                        .forEach(name -> whole.put(name, null)));
        whole.putAll(map(call.arguments().get(2)));
        return call.with(2, whole).proceed();
    }

    private static @Nullable Object keepingStamp(Call call) {
        Map<String, @Nullable Object> given =
                new LinkedHashMap<>(map(call.arguments().get(2)));
        Optional<DataRecord> before =
                data(call).findById(call.object(), (String) call.arguments().get(1), call.options());
        if (before.isEmpty() || given.isEmpty() || call.options().preserveAudit()) {
            return call.proceed();
        }
        given.put("updated_at", before.get().get("updated_at"));
        return call.with(2, given)
                .withOptions(call.options().withAudit(true, false))
                .proceed();
    }

    /** Names that no record of the object has. */
    private static @Nullable Object ignoringUnknown(Call call) {
        if (!call.is("create", "update")) {
            return call.proceed();
        }
        int place = call.is("create") ? 1 : 2;
        Map<String, @Nullable Object> known =
                new LinkedHashMap<>(map(call.arguments().get(place)));
        known.keySet().removeIf(name -> isUnknown(call, name));
        return call.with(place, known).proceed();
    }

    private static boolean isUnknown(Call call, String name) {
        try {
            data(call).distinct(call.object(), name, com.objectstack.query.QueryAST.ALL.where(), call.options());
            return false;
        } catch (DriverException refused) {
            return refused.code() == ErrorCode.UNKNOWN_FIELD;
        }
    }

    private static Mutation numbered() {
        AtomicLong number = new AtomicLong();
        return on("create", call -> {
            Map<String, @Nullable Object> data =
                    new LinkedHashMap<>(map(call.arguments().get(1)));
            if (data.get("id") == null && data.get("_id") == null) {
                data.put("id", "r" + number.incrementAndGet());
            }
            return call.with(1, data).proceed();
        });
    }

    private static Map<String, @Nullable Object> withId(Call call, DataRecord stored) {
        Map<String, @Nullable Object> given = new LinkedHashMap<>();
        given.put("id", stored.id());
        stored.forEach((name, value) -> {
            if (map(call.arguments().get(1)).containsKey(name)) {
                given.put(name, value);
            }
        });
        return given;
    }

    private static Map<String, @Nullable Object> withoutNulls(Map<String, @Nullable Object> data) {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(data);
        rest.values().removeIf(value -> value == null);
        return rest;
    }

    @SuppressWarnings("unchecked")
    private static List<String> keys(Call call) {
        return (List<String>) call.arguments().get(2);
    }

    private static Object reKeying(Call call) {
        DataRecord merged = (DataRecord) call.proceed();
        Object given = map(call.arguments().get(1)).get("id");
        if (!(given instanceof String id) || id.equals(merged.id())) {
            return merged;
        }
        data(call).delete(call.object(), String.valueOf(merged.id()), call.options());
        Map<String, @Nullable Object> moved = new LinkedHashMap<>(merged);
        moved.put("id", id);
        return data(call).create(call.object(), moved, call.options());
    }

    private static Object upsertReplacing(Call call) {
        DataRecord merged = (DataRecord) call.proceed();
        Map<String, @Nullable Object> empty = new TreeMap<>();
        merged.keySet().stream()
                .filter(name -> !name.equals("id")
                        && !name.endsWith("_at")
                        && !map(call.arguments().get(1)).containsKey(name))
                .forEach(name -> empty.put(name, null));
        return data(call)
                .update(call.object(), String.valueOf(merged.id()), empty, call.options())
                .orElse(merged);
    }

    private static Object restamping(Call call) {
        Object id = map(call.arguments().get(1)).get("id");
        boolean isNew = !(id instanceof String known)
                || data(call).findById(call.object(), known, call.options()).isEmpty();
        DataRecord merged = (DataRecord) call.proceed();
        if (isNew) {
            return merged;
        }
        data(call).delete(call.object(), String.valueOf(merged.id()), call.options());
        return data(call).create(call.object(), without(without(merged, "created_at"), "updated_at"), call.options());
    }

    /** As {@code ON CONFLICT DO NOTHING}. */
    private static Object mergingNothing(Call call) {
        Object id = map(call.arguments().get(1)).get("id");
        Optional<DataRecord> before = id instanceof String known && keys(call).isEmpty()
                ? data(call).findById(call.object(), known, call.options())
                : Optional.empty();
        return before.<Object>map(record -> record).orElseGet(call::proceed);
    }

    private static Object anyKeys(Call call) {
        try {
            return call.proceed();
        } catch (DriverException refused) {
            if (refused.code() == ErrorCode.CONFLICT_TARGET) {
                return call.with(2, List.of()).proceed();
            }
            throw refused;
        }
    }

    private static Object oneByOne(Call call) {
        List<DataRecord> stored = new ArrayList<>();
        int place = 0;
        for (Object row : (List<?>) call.arguments().get(1)) {
            try {
                stored.add(data(call).create(call.object(), map(row), call.options()));
            } catch (DriverException refused) {
                throw at(place, refused);
            }
            place++;
        }
        return stored;
    }

    private static DriverException at(int place, DriverException refused) {
        return DriverException.of(
                refused.code(),
                "/" + place + refused.path(),
                refused.problems().get(0).message());
    }

    private static Object updatesOneByOne(Call call) {
        List<DataRecord> stored = new ArrayList<>();
        for (Object update : (List<?>) call.arguments().get(1)) {
            RecordUpdate one = (RecordUpdate) update;
            stored.addAll(((List<?>) call.with(1, List.of(one)).proceed())
                    .stream().map(DataRecord.class::cast).toList());
        }
        return stored;
    }

    private static @Nullable Object deletingKnown(Call call) {
        for (Object id : (List<?>) call.arguments().get(1)) {
            if (data(call).findById(call.object(), (String) id, call.options()).isEmpty()) {
                throw DriverException.of(ErrorCode.INVALID_DATA, "/0", "no record has the id " + id);
            }
        }
        return call.proceed();
    }
}
