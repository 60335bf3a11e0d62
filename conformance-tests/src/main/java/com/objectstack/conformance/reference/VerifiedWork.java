package com.objectstack.conformance.reference;

import com.objectstack.driver.DataOperations;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Work in a transaction that the driver begins and ends itself; used once.
 *
 * @param <T> the type of its result
 */
final class VerifiedWork<T extends @Nullable Object> {
    private final DataOperations driver;
    private final Verification verification;
    private final Function<? super DataOperations, ? extends T> work;
    private boolean hasReturned;
    private @Nullable Throwable thrown;

    VerifiedWork(DataOperations driver, Verification verification, Function<? super DataOperations, ? extends T> work) {
        this.driver = driver;
        this.verification = verification;
        this.work = work;
    }

    T run() {
        MirroredTransaction within =
                verification.turn().begin(() -> verification.mirror().begin(verification, null));
        T result;
        boolean isCommitted = false;
        try {
            result = driver.<T>inTransaction(view -> apply(view, within));
            isCommitted = hasReturned;
        } finally {
            boolean isKept = isCommitted;
            verification.turn().end(within, () -> end(within, isKept));
        }
        if (thrown != null) {
            Answer<T> wanted = new Answer<>(null, new IllegalStateException("what the work threw: " + thrown));
            verification.report(
                    Request.of("inTransaction", Map.of("work", "throws")), wanted, new Answer<>(result, null));
        }
        return result;
    }

    private T apply(DataOperations view, MirroredTransaction within) {
        VerifiedOperations operations = new VerifiedOperations(view, verification, within);
        try {
            T result = work.apply(operations);
            hasReturned = true;
            return result;
        } catch (Throwable failure) {
            thrown = failure;
            throw failure;
        } finally {
            operations.end();
        }
    }

    private void end(MirroredTransaction within, boolean isKept) {
        verification.changed();
        Mirror mirror = verification.mirror();
        if (isKept) {
            mirror.commit(within);
            return;
        }
        mirror.rollback(within);
        if (hasReturned) {
            // The driver failed to commit; whether it did is not known for sure.
            mirror.forgetAll(null);
        }
    }
}
