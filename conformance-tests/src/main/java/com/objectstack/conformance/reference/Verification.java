package com.objectstack.conformance.reference;

import com.objectstack.conformance.compare.Comparison;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.Transaction;
import com.objectstack.schema.FieldSchema;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the calls of one {@link VerifyingDriver} share: its turn, its mirror, and what is done about a difference. */
final class Verification {
    /** Shares are counted in millionths, so that any of them is met exactly in the long run. */
    private static final long WHOLE = 1_000_000;

    private final VerifyingSettings settings;
    private final Turn turn = new Turn();
    private final Mirror mirror;
    private final PageTokens tokens = new PageTokens();
    private final AtomicLong reads = new AtomicLong();
    private final AtomicLong changes = new AtomicLong();

    Verification(IDataDriver driver, VerifyingSettings settings) {
        this.settings = settings;
        this.mirror = new Mirror(driver);
    }

    Turn turn() {
        return turn;
    }

    Mirror mirror() {
        return mirror;
    }

    PageTokens tokens() {
        return tokens;
    }

    /** How often the driver has changed; what is read while this stays the same can be compared later. */
    long changes() {
        return changes.get();
    }

    void changed() {
        changes.incrementAndGet();
    }

    /** Whether the next read is one of those that are compared. */
    boolean samplesNext() {
        long part = Math.round(settings.share() * WHOLE);
        long before = reads.getAndIncrement();
        return (before + 1) * part / WHOLE > before * part / WHOLE;
    }

    /** This driver's own transaction, or null. */
    @Nullable
    MirroredTransaction own(@Nullable Transaction transaction) {
        return transaction instanceof MirroredTransaction mirrored && mirrored.isOf(this) ? mirrored : null;
    }

    /** Options as the driver takes them. */
    DriverOptions forDriver(DriverOptions options) {
        MirroredTransaction own = own(options.within());
        return own == null ? options : options.withTransaction(own.driverSide());
    }

    /** Whether two answers say the same. */
    <W, T> boolean agree(Request request, Answer<W> wanted, Answer<T> found, BiPredicate<W, T> same) {
        DriverException refused = wanted.refusal();
        DriverException refusal = found.refusal();
        if (refused != null && refusal != null) {
            return Comparison.sameRefusals(refused, refusal);
        }
        DriverException only = refused == null ? refusal : refused;
        if (only != null) {
            return new Comparison(request.query(), Set.of()).mayRefuse(only);
        }
        if (wanted.thrown() != null || found.thrown() != null) {
            return wanted.thrown() != null && found.thrown() != null;
        }
        return same.test(wanted.orThrow(), found.orThrow());
    }

    /**
     * Compares what a read came to.
     *
     * @param asked gives the mirror's answer
     */
    <W, T> void compare(Request request, Supplier<W> asked, Answer<T> found, BiPredicate<W, T> same) {
        Answer<W> wanted = Answer.of(asked);
        if (isUsable(wanted, found) && !agree(request, wanted, found, same)) {
            report(request, wanted, found);
        }
    }

    /** Whether the mirror's answer is one: it does not know objects that were declared elsewhere, and may be interrupted. */
    boolean isUsable(Answer<?> wanted, Answer<?> found) {
        boolean isKnown =
                !wanted.isRefusedFor(ErrorCode.UNKNOWN_OBJECT) || found.isRefusedFor(ErrorCode.UNKNOWN_OBJECT);
        return wanted.isComparable() && isKnown;
    }

    void report(Request request, Answer<?> wanted, Answer<?> found) {
        ShownAnswers shown = new ShownAnswers(secrets());
        settings.listener()
                .accept(new Divergence(
                        request.operation(),
                        request.object(),
                        shown.value(request.content()),
                        shown.answer(found),
                        shown.answer(wanted)));
    }

    private Set<String> secrets() {
        return mirror.reference()
                .store()
                .read(DriverOptions.NONE, (version, limit) -> version.tables().values().stream())
                .flatMap(table -> table.model().schema().fields().entrySet().stream())
                .filter(field -> isSecret(field.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static boolean isSecret(FieldSchema field) {
        return field.type().isSecret();
    }

    /** Sets, releases or goes back to a savepoint on both sides. */
    void savepoint(String operation, String name, MirroredTransaction transaction, Consumer<Transaction> call) {
        turn.of(transaction, DriverOptions.NONE, () -> {
            Answer<Boolean> found = done(() -> call.accept(transaction.driverSide()));
            OpenTransaction mirrored = transaction.mirrorSide();
            if (mirrored != null && found.isComparable()) {
                Request request = Request.of(operation, Map.of("savepoint", name));
                compare(request, () -> done(() -> call.accept(mirrored)).orThrow(), found, Boolean::equals);
            }
            return found.orThrow();
        });
    }

    static Answer<Boolean> done(Runnable call) {
        return Answer.of(() -> {
            call.run();
            return true;
        });
    }
}
