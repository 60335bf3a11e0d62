package com.objectstack.conformance.reference;

import com.objectstack.conformance.compare.Comparison;
import com.objectstack.driver.Capability;
import com.objectstack.driver.DataOperations;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.ExecuteResult;
import com.objectstack.driver.Page;
import com.objectstack.driver.RecordStream;
import com.objectstack.driver.RecordUpdate;
import com.objectstack.query.Condition;
import com.objectstack.query.Query;
import com.objectstack.query.QueryAST;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A driver's operations, or those of a view of one of its transactions: each is done by the driver and compared. */
final class VerifiedOperations implements DataOperations {
    private final DataOperations driver;
    private final Verification verification;
    private final Mirror mirror;
    private final MirroredWrites writes;
    private final @Nullable MirroredTransaction view;
    private volatile boolean hasEnded;

    /**
     * Operations of one side.
     *
     * @param driver the driver, or its view
     * @param view the transaction that the view is of, or null
     */
    VerifiedOperations(DataOperations driver, Verification verification, @Nullable MirroredTransaction view) {
        this.driver = driver;
        this.verification = verification;
        this.mirror = verification.mirror();
        this.writes = new MirroredWrites(driver, verification);
        this.view = view;
    }

    /** From now on the driver refuses what the mirror would still do. */
    void end() {
        hasEnded = true;
    }

    private @Nullable MirroredTransaction within(DriverOptions options) {
        return view != null ? view : verification.own(options.within());
    }

    /** Whether the mirror can follow a call at all; one in a foreign transaction, or in an ended view, is refused. */
    private boolean isFollowed(DriverOptions options) {
        MirroredTransaction within = within(options);
        boolean isForeign = options.within() != null && (view != null || within == null);
        return !hasEnded && !isForeign && (within == null || within.mirrorSide() != null);
    }

    /** Reads from one side; the query may name another page token there. */
    private interface Read<D, T> {
        T from(D side, QueryAST query, DriverOptions options);
    }

    /**
     * Reads from both sides.
     *
     * @param call asks the driver
     * @param asked asks the mirror
     * @param same whether the mirror's answer and the driver's are the same
     */
    private <W, T> T read(
            Request request,
            DriverOptions options,
            Read<DataOperations, T> call,
            Read<ReferenceDriver, W> asked,
            BiPredicate<W, T> same) {
        DriverOptions own = verification.forDriver(options);
        QueryAST mirrored = verification.tokens().mirrored(request.query());
        if (!isFollowed(options) || mirrored == null || !verification.samplesNext()) {
            return call.from(driver, request.query(), own);
        }
        MirroredTransaction within = within(options);
        return verification.turn().of(within, options, () -> {
            boolean isLoaded = mirror.load(request, driver, toLoad(own), within);
            Answer<T> found = Answer.of(() -> call.from(driver, request.query(), own));
            if (isLoaded && found.isComparable()) {
                DriverOptions there = Mirror.options(options, within);
                verification.compare(request, () -> asked.from(mirror.reference(), mirrored, there), found, same);
            }
            return found.orThrow();
        });
    }

    static DriverOptions toLoad(DriverOptions own) {
        return DriverOptions.NONE.withTransaction(own.within());
    }

    private <T> T read(Request request, DriverOptions options, Read<DataOperations, T> call, BiPredicate<T, T> same) {
        return read(request, options, call, call::from, same);
    }

    private static Comparison comparison(QueryAST query) {
        return new Comparison(query, Set.of());
    }

    @Override
    public List<DataRecord> find(String object, QueryAST query, DriverOptions options) {
        return read(
                Request.of("find", object, query),
                options,
                (side, asked, own) -> side.find(object, asked, own),
                comparison(query)::sameRecords);
    }

    /** Without an order any matching record will do (SEMANTICS.md decision 16). */
    @Override
    public Optional<DataRecord> findOne(String object, QueryAST query, DriverOptions options) {
        Comparison comparison = comparison(query);
        boolean isTold = !query.orderBy().isEmpty() || (query.nearest() != null && !query.isGrouped());
        boolean isChosen = isTold || query.isOrdered();
        return read(
                Request.of("findOne", object, query),
                options,
                (side, asked, own) -> side.findOne(object, asked, own),
                (reference, asked, own) -> isChosen
                        ? reference.findOne(object, asked, own).stream().toList()
                        : reference.find(object, asked, own),
                (wanted, found) -> found.map(record -> (isChosen && !isTold && !wanted.isEmpty())
                                || wanted.stream().anyMatch(candidate -> comparison.sameRecord(candidate, record)))
                        .orElse(wanted.isEmpty()));
    }

    @Override
    public Optional<DataRecord> findById(String object, String id, DriverOptions options) {
        return read(
                Request.of("findById", object, id),
                options,
                (side, none, own) -> side.findById(object, id, own),
                VerifiedOperations::sameRecord);
    }

    private static boolean sameRecord(Optional<DataRecord> wanted, Optional<DataRecord> found) {
        return comparison(QueryAST.ALL)
                .sameRecords(wanted.stream().toList(), found.stream().toList());
    }

    /** What is read is compared when the stream ends, if nothing was written meanwhile. */
    @Override
    public RecordStream findStream(String object, QueryAST query, DriverOptions options) {
        Request request = Request.of("findStream", object, query);
        DriverOptions own = verification.forDriver(options);
        QueryAST mirrored = verification.tokens().mirrored(query);
        if (!isFollowed(options) || mirrored == null || !verification.samplesNext()) {
            return driver.findStream(object, query, own);
        }
        MirroredTransaction within = within(options);
        return verification.turn().of(within, options, () -> {
            boolean isLoaded = mirror.load(request, driver, toLoad(own), within);
            Answer<RecordStream> found = Answer.of(() -> driver.findStream(object, query, own));
            if (!isLoaded || !found.isComparable()) {
                return found.orThrow();
            }
            Answer<List<DataRecord>> wanted =
                    Answer.of(() -> mirror.reference().find(object, mirrored, Mirror.options(options, within)));
            if (found.thrown() != null) {
                verification.compare(request, wanted::orThrow, found, (records, stream) -> false);
            }
            return verification.isUsable(wanted, found)
                    ? new VerifiedStream(found.orThrow(), request, wanted, verification)
                    : found.orThrow();
        });
    }

    /** Tokens are each driver's own: of the next page only whether there is one is compared. */
    @Override
    public Page findPage(String object, QueryAST query, DriverOptions options) {
        Comparison comparison = comparison(query);
        return read(
                Request.of("findPage", object, query),
                options,
                (side, asked, own) -> side.findPage(object, asked, own),
                (wanted, found) -> {
                    verification.tokens().put(found.nextCursor(), wanted.nextCursor());
                    return comparison.sameRecords(wanted.records(), found.records())
                            && (wanted.nextCursor() == null) == (found.nextCursor() == null);
                });
    }

    @Override
    public long count(String object, QueryAST query, DriverOptions options) {
        return read(
                Request.of("count", object, query),
                options,
                (side, asked, own) -> side.count(object, asked, own),
                Long::equals);
    }

    @Override
    public List<@Nullable Object> distinct(String object, String field, Condition filter, DriverOptions options) {
        Request request = Request.of("distinct", object, Query.matching(filter).build(), field);
        return read(request, options, (side, none, own) -> side.distinct(object, field, filter, own), List::equals);
    }

    @Override
    public DataRecord create(String object, Map<String, ? extends @Nullable Object> data, DriverOptions options) {
        return isFollowed(options)
                ? writes.create(object, data, options, within(options))
                : driver.create(object, data, verification.forDriver(options));
    }

    @Override
    public Optional<DataRecord> update(
            String object, String id, Map<String, ? extends @Nullable Object> data, DriverOptions options) {
        return isFollowed(options)
                ? writes.update(object, id, data, options, within(options))
                : driver.update(object, id, data, verification.forDriver(options));
    }

    @Override
    public DataRecord upsert(
            String object,
            Map<String, ? extends @Nullable Object> data,
            List<String> conflictKeys,
            DriverOptions options) {
        return isFollowed(options)
                ? writes.upsert(object, data, conflictKeys, options, within(options))
                : driver.upsert(object, data, conflictKeys, verification.forDriver(options));
    }

    @Override
    public boolean delete(String object, String id, DriverOptions options) {
        return isFollowed(options)
                ? writes.delete(object, id, options, within(options))
                : driver.delete(object, id, verification.forDriver(options));
    }

    @Override
    public List<DataRecord> bulkCreate(
            String object, List<? extends Map<String, ? extends @Nullable Object>> rows, DriverOptions options) {
        return isFollowed(options)
                ? writes.bulkCreate(object, rows, options, within(options))
                : driver.bulkCreate(object, rows, verification.forDriver(options));
    }

    @Override
    public List<DataRecord> bulkUpdate(String object, List<RecordUpdate> updates, DriverOptions options) {
        return isFollowed(options)
                ? writes.bulkUpdate(object, updates, options, within(options))
                : driver.bulkUpdate(object, updates, verification.forDriver(options));
    }

    @Override
    public void bulkDelete(String object, List<String> ids, DriverOptions options) {
        if (isFollowed(options)) {
            writes.bulkDelete(object, ids, options, within(options));
        } else {
            driver.bulkDelete(object, ids, verification.forDriver(options));
        }
    }

    @Override
    public long updateMany(
            String object, QueryAST query, Map<String, ? extends @Nullable Object> data, DriverOptions options) {
        return isFollowed(options)
                ? writes.updateMany(object, query, data, options, within(options))
                : driver.updateMany(object, query, data, verification.forDriver(options));
    }

    @Override
    public long deleteMany(String object, QueryAST query, DriverOptions options) {
        return isFollowed(options)
                ? writes.deleteMany(object, query, options, within(options))
                : driver.deleteMany(object, query, verification.forDriver(options));
    }

    /** What a native command did is not known here: the mirror is read anew. */
    @Override
    public ExecuteResult execute(String command, List<? extends @Nullable Object> args, DriverOptions options) {
        MirroredTransaction within = within(options);
        return verification.turn().of(within, options, () -> {
            try {
                return driver.execute(command, args, verification.forDriver(options));
            } finally {
                verification.changed();
                mirror.forgetAll(within);
            }
        });
    }

    @Override
    public <T extends @Nullable Object> T inTransaction(Function<? super DataOperations, ? extends T> work) {
        if (view == null) {
            return new VerifiedWork<T>(driver, verification, work).run();
        }
        if (!isFollowed(DriverOptions.NONE) || !mirror.reference().supports().has(Capability.SAVEPOINTS)) {
            return driver.inTransaction(work);
        }
        return nested(view, work);
    }

    /** Work inside the work is a savepoint. */
    private <T extends @Nullable Object> T nested(
            MirroredTransaction within, Function<? super DataOperations, ? extends T> work) {
        int[] depth = {-1};
        boolean isDone = false;
        try {
            T result = driver.inTransaction(inner -> {
                depth[0] = within.mark();
                VerifiedOperations operations = new VerifiedOperations(inner, verification, within);
                try {
                    return work.apply(operations);
                } finally {
                    operations.end();
                }
            });
            isDone = true;
            return result;
        } finally {
            if (depth[0] >= 0 && isDone) {
                within.forget(depth[0]);
            } else if (depth[0] >= 0) {
                undo(within, depth[0]);
            }
        }
    }

    /** A transaction that is lost has nothing left to go back to. */
    private static void undo(MirroredTransaction within, int depth) {
        try {
            within.undoTo(depth);
        } catch (DriverException lost) {
            if (lost.code() != ErrorCode.TRANSACTION_LOST && lost.code() != ErrorCode.TRANSACTION_CLOSED) {
                throw lost;
            }
        }
    }
}
