package com.objectstack.conformance;

import org.opentest4j.TestAbortedException;

/** Ends the test of a rule that is broken as its {@link KnownGap} says: neither a pass nor a failure. */
final class KnownGapException extends TestAbortedException {
    private static final long serialVersionUID = 1L;

    private final transient KnownGap gap;

    KnownGapException(KnownGap gap) {
        super("known gap (" + gap.kind() + ", " + gap.issue() + "): " + gap.reason());
        this.gap = gap;
    }

    KnownGap gap() {
        return gap;
    }
}
