package com.objectstack.conformance.laws;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;

/**
 * What a call came to: its result, or the driver's refusal. Anything else it throws goes through.
 *
 * @param result what it returned
 * @param refusal why it was refused, or null
 */
public record Outcome(@Nullable Object result, @Nullable DriverException refusal) {
    /**
     * Calls.
     *
     * @param call the call
     * @return what it came to
     */
    public static Outcome of(Supplier<? extends @Nullable Object> call) {
        try {
            return new Outcome(call.get(), null);
        } catch (DriverException refused) {
            return new Outcome(null, refused);
        }
    }

    /**
     * Calls what returns nothing.
     *
     * @param call the call
     * @return what it came to
     */
    public static Outcome of(Runnable call) {
        return of(() -> {
            call.run();
            return null;
        });
    }

    /**
     * Whether the driver refused.
     *
     * @return true if so
     */
    public boolean refused() {
        return refusal != null;
    }

    /**
     * The refusal; fails if there is none.
     *
     * @param what was called, for the message
     * @return the refusal
     */
    public DriverException orFail(String what) {
        if (refusal == null) {
            return Assertions.fail(what + " was not refused; it gave " + result);
        }
        return refusal;
    }

    /**
     * What {@code find} returned; fails if it was refused.
     *
     * @return the records
     */
    @SuppressWarnings("unchecked")
    public List<DataRecord> records() {
        Assertions.assertNull(refusal, () -> "refused: " + refusal);
        return (List<DataRecord>) Objects.requireNonNull(result);
    }

    /**
     * Two outcomes are alike if both gave equal results or were refused with one code and path.
     *
     * @param other the other
     * @return true if so
     */
    public boolean like(Outcome other) {
        if (refusal == null || other.refusal == null) {
            return refusal == other.refusal && Objects.equals(result, other.result);
        }
        return refusal.code() == other.refusal.code() && refusal.path().equals(other.refusal.path());
    }

    @Override
    public String toString() {
        return refusal != null ? refusal.toString() : String.valueOf(result);
    }
}
