package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.JsonText;
import com.objectstack.compiler.model.Place;
import com.objectstack.query.LiteralList;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
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

    /** Holds where the field is a member; NULL on NULL, but total where kinds are tested. */
    static Condition of(ScopedField field, LiteralList list) {
        Set<Object> texts = new LinkedHashSet<>();
        Set<Object> wholes = new LinkedHashSet<>();
        Set<Object> fractions = new LinkedHashSet<>();
        Set<Object> flags = new LinkedHashSet<>();
        for (Object value : list.values()) {
            Object given = Objects.requireNonNull(value, "normalize splits null members off");
            Object bound = field.codec().encode(given, Place.FILTER);
            boolean flag = given instanceof Boolean && field.isJsonPath();
            (flag ? flags : bound instanceof String ? texts : bound instanceof Double ? fractions : wholes).add(bound);
        }
        boolean tested = field.needsKindTest();
        Field<Object> column = field.value();
        List<Condition> parts = new ArrayList<>();
        if (!texts.isEmpty()) {
            parts.add(tested ? field.isText().and(inJson(column, texts)) : inJson(column, texts));
        }
        if (!wholes.isEmpty()) {
            parts.add(tested ? field.isNumber().and(inJson(column, wholes)) : inJson(column, wholes));
        }
        if (!fractions.isEmpty()) {
            Condition in = column.in(fractions.stream().map(Parts::bind).toList());
            parts.add(tested ? field.isNumber().and(in) : in);
        }
        if (!flags.isEmpty()) {
            parts.add(field.isBoolean().and(inJson(column, flags)));
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
