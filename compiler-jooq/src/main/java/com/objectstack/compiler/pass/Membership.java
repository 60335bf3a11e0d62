package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.JsonText;
import com.objectstack.compiler.model.Place;
import com.objectstack.compiler.model.ValueCodec;
import com.objectstack.query.LiteralList;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * {@code c in (...)} for a list of any length.
 *
 * <p>Texts and whole numbers travel as one JSON text through {@code json_each(?)}: one statement for every length.
 * Fractions are bound, since SQLite 3.45 reads some of them one unit off from JSON (DESIGN.md, Lowest common SQL).
 */
final class Membership {
    private final ScopedField field;
    private final LiteralList list;
    private final Slots slots;

    private Membership(ScopedField field, LiteralList list, Slots slots) {
        this.field = field;
        this.list = list;
        this.slots = slots;
    }

    /**
     * The members by how they are stored and travel.
     *
     * @param texts stored as text
     * @param wholes whole numbers
     * @param fractions other numbers
     * @param flags booleans that are compared with JSON's
     */
    private record Members(Set<Object> texts, Set<Object> wholes, Set<Object> fractions, Set<Object> flags) {
        static Members of(ValueCodec codec, boolean inJson, List<?> values) {
            Members members = new Members(
                    new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
            for (Object value : values) {
                Object given = Objects.requireNonNull(value, "normalize splits null members off");
                Object bound = codec.encode(given, Place.FILTER);
                members.ofKind(inJson, given, bound).add(bound);
            }
            return members;
        }

        private Set<Object> ofKind(boolean inJson, Object given, Object bound) {
            if (given instanceof Boolean && inJson) {
                return flags;
            }
            return bound instanceof String ? texts : bound instanceof Double ? fractions : wholes;
        }
    }

    /** Holds where the field is a member; NULL on NULL, but total where kinds are tested. */
    static Condition of(ScopedField field, LiteralList list, Slots slots) {
        return new Membership(field, list, slots).lower();
    }

    private Condition lower() {
        Members members = Members.of(field.codec(), field.isOfJson(), list.values());
        boolean tested = field.needsKindTest();
        List<Condition> parts = new ArrayList<>();
        if (!members.texts().isEmpty()) {
            parts.add(tested ? field.isText().and(in(Members::texts)) : in(Members::texts));
        }
        if (!members.wholes().isEmpty()) {
            parts.add(tested ? field.isNumber().and(in(Members::wholes)) : in(Members::wholes));
        }
        if (!members.fractions().isEmpty()) {
            slots.dependsOnValues();
            Condition in = field.value()
                    .in(members.fractions().stream().map(Parts::bind).toList());
            parts.add(tested ? field.isNumber().and(in) : in);
        }
        if (!members.flags().isEmpty()) {
            parts.add(field.isBoolean().and(in(Members::flags)));
        }
        return DSL.or(parts);
    }

    private Condition in(Function<Members, Set<Object>> part) {
        ValueCodec codec = field.codec();
        boolean inJson = field.isOfJson();
        Field<Object> array = slots.bind(
                list,
                list.values(),
                given -> JsonText.array(List.copyOf(part.apply(Members.of(codec, inJson, (List<?>) given)))));
        return field.value().in(Parts.jsonValues(array));
    }

    static Condition isText(Field<Object> column) {
        return Parts.typeOf(column).eq(DSL.inline("text"));
    }

    static Condition isNumber(Field<Object> column) {
        return Parts.typeOf(column).in(DSL.inline("integer"), DSL.inline("real"));
    }
}
