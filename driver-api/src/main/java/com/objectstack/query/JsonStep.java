package com.objectstack.query;

import java.util.Objects;

/** One step of a JSON path. */
public sealed interface JsonStep {
    /**
     * A member of an object.
     *
     * @param name its name, taken literally
     */
    record Member(String name) implements JsonStep {
        /** Requires {@code name}. */
        public Member {
            Objects.requireNonNull(name, "name");
        }
    }

    /**
     * An element of an array.
     *
     * @param index its place from 0, or from the end when negative
     */
    record Element(int index) implements JsonStep {}
}
