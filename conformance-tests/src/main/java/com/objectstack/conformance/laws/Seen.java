package com.objectstack.conformance.laws;

import com.objectstack.schema.ValueClass;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A name that a query may use where it stands.
 *
 * @param name the name or dotted path
 * @param kind what it stands for; {@code NONE} for whatever lies at a path into JSON
 * @param values some of its values, so that comparands hit; none null
 * @param target the object it refers to, or null
 */
record Seen(
        String name,
        ValueClass kind,
        List<Object> values,
        @Nullable String target) {
    Seen {
        values = List.copyOf(values);
    }

    Seen named(String other) {
        return new Seen(other, kind, values, target);
    }

    Seen under(String qualifier) {
        return named(qualifier + "." + name);
    }

    /** Compared, grouped and partitioned by. */
    boolean isScalar() {
        return switch (kind) {
            case TEXT, NUMBER, BOOLEAN, DATE, DATETIME, TIME, NONE -> true;
            case LIST, FILE, JSON, VECTOR -> false;
        };
    }

    boolean isSortable() {
        return isScalar() || kind == ValueClass.FILE;
    }

    /** Sums and means are made of it. */
    boolean adds() {
        return kind == ValueClass.NUMBER || kind == ValueClass.BOOLEAN;
    }

    /** The tenant's column is no comparand where a tenant asks. */
    boolean isTenant() {
        return name.endsWith(DatasetDraw.TENANT);
    }

    /** Leads to one other record. */
    boolean isReference() {
        return target != null && kind == ValueClass.TEXT;
    }
}
