package com.objectstack.compiler.pass;

import java.util.function.Function;
import org.jooq.Field;

/**
 * A literal that a field is compared with.
 *
 * @param slots where the values of the request come from
 * @param source the node that holds it
 * @param value the literal
 */
record Comparand(Slots slots, Object source, Object value) {
    /** Its stored form as a bind. */
    Field<Object> bind(Function<Object, Object> encode) {
        return slots.bind(source, value, encode);
    }

    /** What a text becomes, as a bind. */
    Field<Object> bindText(Function<String, Object> encode) {
        return bind(given -> encode.apply((String) given));
    }

    /** The literal as the text that text operators take. */
    String text() {
        return (String) value;
    }
}
