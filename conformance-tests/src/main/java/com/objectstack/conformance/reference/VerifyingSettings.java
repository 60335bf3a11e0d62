package com.objectstack.conformance.reference;

import java.util.Objects;
import java.util.function.Consumer;

/**
 * What a {@link VerifyingDriver} is told. Immutable: start from {@link #DEFAULTS}.
 *
 * @param share the part of all reads that is compared: 1 for each, 0.1 for one in ten, 0 for none; writes are always
 *     mirrored and compared
 * @param listener is told each difference, on the thread that made the call; what it throws, the call throws
 */
public record VerifyingSettings(double share, Consumer<Divergence> listener) {
    /** Compares every read and throws a {@link DivergenceError} at the first difference. */
    public static final VerifyingSettings DEFAULTS = new VerifyingSettings(1, divergence -> {
        throw new DivergenceError(divergence);
    });

    /** Requires a share from 0 to 1, and a listener. */
    public VerifyingSettings {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be from 0 to 1, got " + share);
        }
        Objects.requireNonNull(listener, "listener");
    }

    /**
     * The same for a part of the reads.
     *
     * @param part from 0 to 1
     * @return the changed copy
     */
    public VerifyingSettings withShare(double part) {
        return new VerifyingSettings(part, listener);
    }

    /**
     * The same with a listener instead of an error: the caller gets the driver's answer whatever the mirror says.
     *
     * @param told what is told each difference
     * @return the changed copy
     */
    public VerifyingSettings withListener(Consumer<Divergence> told) {
        return new VerifyingSettings(share, told);
    }
}
