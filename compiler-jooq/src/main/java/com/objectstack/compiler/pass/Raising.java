package com.objectstack.compiler.pass;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * An expression that fails while running: a JSON path that is none, whose text carries the place of the node in the error
 * of every engine (DESIGN.md, Raising inside a SELECT).
 */
public final class Raising {
    private static final String MARKER = "objectstack:";

    /** Engines quote the path as a text, its quotes doubled. */
    private static final Pattern PLACE = Pattern.compile(MARKER + "((?:[^']|'')*)");

    private Raising() {}

    static Field<Object> error(String place) {
        return Parts.call("json_extract", SQLDataType.OTHER, DSL.inline("{}"), DSL.inline(MARKER + place));
    }

    /** The place in a database's error message, empty if the error is another. */
    public static Optional<String> place(String message) {
        Matcher found = PLACE.matcher(message);
        return found.find() ? Optional.of(found.group(1).replace("''", "'")) : Optional.empty();
    }
}
