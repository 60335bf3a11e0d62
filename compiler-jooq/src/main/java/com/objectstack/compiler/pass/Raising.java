package com.objectstack.compiler.pass;

import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * An expression that fails while running: a JSON path that is none, whose text carries the place of the node in the error
 * of every engine (DESIGN.md, Raising inside a SELECT).
 */
final class Raising {
    private static final String MARKER = "objectstack:";

    private Raising() {}

    static Field<Object> error(String place) {
        return Parts.call("json_extract", SQLDataType.OTHER, DSL.inline("{}"), DSL.inline(MARKER + place));
    }
}
