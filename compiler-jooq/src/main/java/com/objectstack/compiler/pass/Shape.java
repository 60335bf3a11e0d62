package com.objectstack.compiler.pass;

import java.util.Arrays;

/** All of a request that decides about the text of its statement: equal shapes have equal statements. Immutable. */
final class Shape {
    private final Object[] tokens;
    private final int size;
    private final int hash;

    /** The first {@code size} tokens, which become the shape's own. */
    Shape(Object[] tokens, int size) {
        this.tokens = tokens;
        this.size = size;
        int mixed = size;
        for (int place = 0; place < size; place++) {
            mixed = 31 * mixed + tokens[place].hashCode();
        }
        this.hash = mixed;
    }

    int size() {
        return size;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape that
                && hash == that.hash
                && Arrays.equals(tokens, 0, size, that.tokens, 0, that.size);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
