package com.objectstack.conformance.reference;

/**
 * Thrown where a driver's answer is not the reference's. An error, so that no code under test takes it for a failure of
 * its database and goes on.
 */
public final class DivergenceError extends AssertionError {
    private static final long serialVersionUID = 1L;

    private final transient Divergence divergence;

    /**
     * An error for one difference.
     *
     * @param divergence the difference; its text is the message
     */
    public DivergenceError(Divergence divergence) {
        super(divergence.toString());
        this.divergence = divergence;
    }

    /**
     * What is different.
     *
     * @return the difference
     */
    public Divergence divergence() {
        return divergence;
    }
}
