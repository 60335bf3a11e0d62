package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.JsonText;
import com.objectstack.compiler.model.Place;
import com.objectstack.compiler.model.ValueCodec;
import com.objectstack.query.LiteralList;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * {@code c in (...)} for a list of any length.
 *
 * <p>Texts and whole numbers travel as one JSON text through {@code json_each(?)}: one statement for every length.
 * Fractions are bound, since SQLite 3.45 reads some of them one unit off from JSON (DESIGN.md, Lowest common SQL).
 */
final class Membership {
    private Membership() {}

    /** Holds where the column is a member; NULL on NULL, but total on untyped columns. */
    static Condition of(Field<Object> column, LiteralList list, ValueCodec codec, boolean untyped) {
        Set<Object> texts = new LinkedHashSet<>();
        Set<Object> wholes = new LinkedHashSet<>();
        Set<Object> fractions = new LinkedHashSet<>();
        for (Object value : list.values()) {
            Object bound = codec.encode(java.util.Objects.requireNonNull(value), Place.FILTER);
            (bound instanceof String ? texts : bound instanceof Double ? fractions : wholes).add(bound);
        }
        List<Condition> parts = new ArrayList<>();
        if (!texts.isEmpty()) {
            Condition in = inJson(column, texts);
            parts.add(untyped ? isText(column).and(in) : in);
        }
        if (!wholes.isEmpty()) {
            Condition in = inJson(column, wholes);
            parts.add(untyped ? isNumber(column).and(in) : in);
        }
        if (!fractions.isEmpty()) {
            Condition in = column.in(fractions.stream().map(Parts::bind).toList());
            parts.add(untyped ? isNumber(column).and(in) : in);
        }
        return DSL.or(parts);
    }

    static Condition isText(Field<Object> column) {
        return typeOf(column).eq(DSL.inline("text"));
    }

    static Condition isNumber(Field<Object> column) {
        return typeOf(column).in(DSL.inline("integer"), DSL.inline("real"));
    }

    private static Condition inJson(Field<Object> column, Set<Object> members) {
        return column.in(Parts.jsonValues(JsonText.array(List.copyOf(members))));
    }

    private static Field<String> typeOf(Field<Object> column) {
        return Parts.call("typeof", SQLDataType.VARCHAR, column);
    }
}
