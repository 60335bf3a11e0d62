package com.objectstack.compiler.pass;

import com.objectstack.schema.ValueClass;
import java.util.Optional;

/** The kind of a scalar: a comparand matches values of its own kind only (SEMANTICS.md §3). */
enum ScalarKind {
    /** Texts, and moments as their canonical text. */
    TEXT,
    NUMBER,
    BOOLEAN;

    /** The kind that all values of a class are of, if they are scalars; of a file that of its text (decision 22). */
    static Optional<ScalarKind> of(ValueClass valueClass) {
        return switch (valueClass) {
            case TEXT, FILE, DATE, DATETIME, TIME -> Optional.of(TEXT);
            case NUMBER -> Optional.of(NUMBER);
            case BOOLEAN -> Optional.of(BOOLEAN);
            case LIST, JSON, VECTOR, NONE -> Optional.empty();
        };
    }
}
