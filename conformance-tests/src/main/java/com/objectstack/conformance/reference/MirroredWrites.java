package com.objectstack.conformance.reference;

import com.objectstack.conformance.compare.Comparison;
import com.objectstack.driver.Capability;
import com.objectstack.driver.DataOperations;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.RecordUpdate;
import com.objectstack.query.Field;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes done by a driver and then by the mirror, with what the driver generated: ids, numbers and stamps are the
 * driver's. A write that one of them refuses and the other does is a difference.
 */
final class MirroredWrites {
    private static final Set<String> STAMPS = Set.of(ObjectModel.CREATED_AT, ObjectModel.UPDATED_AT);

    private final DataOperations driver;
    private final Verification verification;
    private final Mirror mirror;

    MirroredWrites(DataOperations driver, Verification verification) {
        this.driver = driver;
        this.verification = verification;
        this.mirror = verification.mirror();
    }

    /**
     * How a write is mirrored.
     *
     * @param run writes to the mirror as the driver has written, or null if the driver refused
     * @param same whether both came to the same
     * @param stamped the records whose stamps the driver told; null to ask it
     */
    private record Mirrored<T>(
            MirrorWrite<T> run,
            BiPredicate<T, T> same,
            @Nullable Function<T, List<DataRecord>> stamped) {}

    private interface MirrorWrite<T> {
        T write(ReferenceDriver reference, StoredTable before, DriverOptions options, @Nullable T found);
    }

    private <T> T write(
            Request request,
            DriverOptions options,
            @Nullable MirroredTransaction within,
            BiFunction<DataOperations, DriverOptions, T> call,
            Mirrored<T> mirrored) {
        DriverOptions own = verification.forDriver(options);
        return verification.turn().of(within, options, () -> {
            boolean isLoaded = mirror.load(request, driver, VerifiedOperations.toLoad(own), within);
            verification.changed();
            Answer<T> found = Answer.of(() -> call.apply(driver, own));
            // A write with a key may have been done before the mirror was there.
            if (!isLoaded || options.requestKey() != null || found.isRefusedFor(ErrorCode.OUTCOME_UNKNOWN)) {
                mirror.forgetAll(within);
            } else if (found.isComparable()) {
                follow(request, options, within, found, mirrored);
            }
            return found.orThrow();
        });
    }

    private <T> void follow(
            Request request,
            DriverOptions options,
            @Nullable MirroredTransaction within,
            Answer<T> found,
            Mirrored<T> mirrored) {
        StoredTable before = mirror.require(request.object(), within);
        DriverOptions own = Mirror.options(options, within);
        Answer<T> wanted = Answer.of(() -> mirrored.run().write(mirror.reference(), before, own, found.value()));
        boolean isUsable = verification.isUsable(wanted, found);
        if (isUsable && verification.agree(request, wanted, found, mirrored.same())) {
            if (found.thrown() == null) {
                takeStamps(request.object(), before, options, within, mirrored.stamped(), found.orThrow());
            }
            return;
        }
        mirror.forgetAll(within);
        if (isUsable) {
            verification.report(request, wanted, found);
        }
    }

    private <T> void takeStamps(
            String object,
            StoredTable before,
            DriverOptions options,
            @Nullable MirroredTransaction within,
            @Nullable Function<T, List<DataRecord>> stamped,
            T found) {
        if (stamped != null) {
            mirror.adoptStamps(object, stamped.apply(found), within);
            return;
        }
        Set<String> touched = touched(before, mirror.require(object, within));
        if (touched.isEmpty()) {
            return;
        }
        QueryAST these = mirror.reference().supports().has(Capability.QUERY_FILTERS)
                ? Query.matching(Field.field(ObjectModel.ID).in(List.copyOf(touched)))
                        .build()
                : QueryAST.ALL;
        DriverOptions own =
                VerifiedOperations.toLoad(verification.forDriver(options)).withDeleted(true, false);
        try {
            mirror.adoptStamps(object, driver.find(object, these, own), within);
        } catch (DriverException unreadable) {
            mirror.forget(object, within);
        }
    }

    /** The records that a write of the mirror's changed. */
    private static Set<String> touched(StoredTable before, StoredTable after) {
        Set<String> touched = new HashSet<>();
        after.rows().forEach((id, row) -> {
            if (!row.equals(before.rows().get(id))) {
                touched.add(id);
            }
        });
        return touched;
    }

    /** Instants of two clocks are not compared, unless they were given. */
    private static Comparison comparison(StampsGiven given) {
        Set<String> ofClocks = new HashSet<>(STAMPS);
        ofClocks.removeIf(given::tells);
        return new Comparison(QueryAST.ALL, ofClocks);
    }

    private interface StampsGiven {
        boolean tells(String stamp);
    }

    private static final Comparison OF_CLOCKS = comparison(stamp -> false);

    DataRecord create(
            String object,
            Map<String, ? extends @Nullable Object> data,
            DriverOptions options,
            @Nullable MirroredTransaction within) {
        Comparison comparison = comparison(stamp -> data.get(stamp) != null);
        return write(
                Request.of("create", object, data),
                options,
                within,
                (side, own) -> side.create(object, data, own),
                new Mirrored<>(
                        (reference, before, own, found) -> reference.create(
                                object, found == null ? data : GeneratedValues.taken(before.model(), data, found), own),
                        comparison::sameRecord,
                        List::of));
    }

    Optional<DataRecord> update(
            String object,
            String id,
            Map<String, ? extends @Nullable Object> data,
            DriverOptions options,
            @Nullable MirroredTransaction within) {
        return write(
                Request.of("update", object, List.of(id, data)),
                options,
                within,
                (side, own) -> side.update(object, id, data, own),
                new Mirrored<>(
                        (reference, before, own, found) -> reference.update(object, id, data, own),
                        (wanted, found) -> OF_CLOCKS.sameRecords(
                                wanted.stream().toList(), found.stream().toList()),
                        found -> found.stream().toList()));
    }

    DataRecord upsert(
            String object,
            Map<String, ? extends @Nullable Object> data,
            List<String> keys,
            DriverOptions options,
            @Nullable MirroredTransaction within) {
        return write(
                Request.of("upsert", object, List.of(data, keys)),
                options,
                within,
                (side, own) -> side.upsert(object, data, keys, own),
                new Mirrored<>(
                        (reference, before, own, found) ->
                                found == null || before.rows().containsKey(String.valueOf(found.id()))
                                        ? reference.upsert(object, data, keys, own)
                                        : reference.upsert(
                                                object, GeneratedValues.taken(before.model(), data, found), keys, own),
                        OF_CLOCKS::sameRecord,
                        List::of));
    }

    boolean delete(String object, String id, DriverOptions options, @Nullable MirroredTransaction within) {
        return write(
                Request.of("delete", object, id),
                options,
                within,
                (side, own) -> side.delete(object, id, own),
                new Mirrored<>(
                        (reference, before, own, found) -> reference.delete(object, id, own), Boolean::equals, null));
    }

    List<DataRecord> bulkCreate(
            String object,
            List<? extends Map<String, ? extends @Nullable Object>> rows,
            DriverOptions options,
            @Nullable MirroredTransaction within) {
        return write(
                Request.of("bulkCreate", object, rows),
                options,
                within,
                (side, own) -> side.bulkCreate(object, rows, own),
                new Mirrored<>(
                        (reference, before, own, found) -> found == null || found.size() != rows.size()
                                ? reference.bulkCreate(object, rows, own)
                                : reference.bulkCreate(object, GeneratedValues.taken(before.model(), rows, found), own),
                        MirroredWrites::sameInOrder,
                        found -> found));
    }

    /** Written records come in the order of what was written. */
    private static boolean sameInOrder(List<DataRecord> wanted, List<DataRecord> found) {
        boolean same = wanted.size() == found.size();
        for (int place = 0; same && place < wanted.size(); place++) {
            same = OF_CLOCKS.sameRecord(wanted.get(place), found.get(place));
        }
        return same;
    }

    List<DataRecord> bulkUpdate(
            String object, List<RecordUpdate> updates, DriverOptions options, @Nullable MirroredTransaction within) {
        List<Map<String, @Nullable Object>> shown = updates.stream()
                .<Map<String, @Nullable Object>>map(update -> Map.of("id", update.id(), "data", update.data()))
                .toList();
        return write(
                Request.of("bulkUpdate", object, shown),
                options,
                within,
                (side, own) -> side.bulkUpdate(object, updates, own),
                new Mirrored<>(
                        (reference, before, own, found) -> reference.bulkUpdate(object, updates, own),
                        MirroredWrites::sameInOrder,
                        found -> found));
    }

    void bulkDelete(String object, List<String> ids, DriverOptions options, @Nullable MirroredTransaction within) {
        write(
                Request.of("bulkDelete", object, ids),
                options,
                within,
                (side, own) -> {
                    side.bulkDelete(object, ids, own);
                    return true;
                },
                new Mirrored<>(
                        (reference, before, own, found) -> {
                            reference.bulkDelete(object, ids, own);
                            return true;
                        },
                        Boolean::equals,
                        null));
    }

    long updateMany(
            String object,
            QueryAST query,
            Map<String, ? extends @Nullable Object> data,
            DriverOptions options,
            @Nullable MirroredTransaction within) {
        return write(
                Request.of("updateMany", object, query, data),
                options,
                within,
                (side, own) -> side.updateMany(object, query, data, own),
                new Mirrored<>(
                        (reference, before, own, found) -> reference.updateMany(object, query, data, own),
                        Long::equals,
                        null));
    }

    long deleteMany(String object, QueryAST query, DriverOptions options, @Nullable MirroredTransaction within) {
        return write(
                Request.of("deleteMany", object, query),
                options,
                within,
                (side, own) -> side.deleteMany(object, query, own),
                new Mirrored<>(
                        (reference, before, own, found) -> reference.deleteMany(object, query, own),
                        Long::equals,
                        null));
    }
}
