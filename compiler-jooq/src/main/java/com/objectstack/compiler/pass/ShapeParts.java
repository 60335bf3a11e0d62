package com.objectstack.compiler.pass;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a request while it is read: what decides about its statement, and its literals. For one thread. */
final class ShapeParts {
    /** What is not there; equal to nothing that may be. */
    static final Object NONE = new Object();

    /** Longer requests are rare, and their statements large. */
    private static final int MAX_TOKENS = 2_000;

    private final @Nullable List<Object> sources;
    private @Nullable Object[] tokens = new @Nullable Object[96];
    private int size;
    private @Nullable Object[] values = new @Nullable Object[16];
    private int literals;
    private boolean keepable = true;

    /**
     * No parts yet.
     *
     * @param sources where the nodes that hold literals are added, null for nowhere
     */
    ShapeParts(@Nullable List<Object> sources) {
        this.sources = sources;
    }

    /** The shape, or null if the request's statement is not worth keeping. */
    @Nullable
    @SuppressWarnings("NullAway") // tokens are null only behind the last one
    Shape shape() {
        return keepable ? new Shape(tokens, size) : null;
    }

    /** The literals. */
    @SuppressWarnings("NullAway") // values are null only behind the last one
    Object[] values() {
        return Arrays.copyOf(values, literals);
    }

    /** Whether the statement may be kept, as far as is known. */
    boolean isKeepable() {
        return keepable;
    }

    /** Has the statement not be kept unless something holds. */
    void keepIf(boolean holds) {
        keepable &= holds;
    }

    /** Adds something that decides about the statement. */
    void add(Object token) {
        if (size == tokens.length) {
            keepable &= size < MAX_TOKENS;
            tokens = Arrays.copyOf(tokens, 2 * size);
        }
        tokens[size++] = token;
    }

    /** Adds something that decides about the statement, {@link #NONE} for null. */
    void addOrNone(@Nullable Object token) {
        add(token == null ? NONE : token);
    }

    /**
     * Adds a literal.
     *
     * @param source the node that holds it
     * @param value the literal
     */
    void literal(Object source, Object value) {
        if (sources != null) {
            sources.add(source);
        }
        if (literals == values.length) {
            values = Arrays.copyOf(values, 2 * literals);
        }
        values[literals++] = value;
    }
}
