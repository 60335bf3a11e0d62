package com.objectstack.compiler.pass;

import com.objectstack.query.SortNode;
import com.objectstack.query.SortOrder;
import org.jooq.Field;
import org.jooq.SortField;

/** Sort fields with their direction and the place of nulls; SEMANTICS.md decision 15. */
final class Sorting {
    private Sorting() {}

    static SortField<?> of(ScopedField field, SortNode node) {
        return of(field.value(), node);
    }

    static SortField<?> of(Field<?> value, SortNode node) {
        SortField<?> sorted = node.order() == SortOrder.ASC ? value.asc() : value.desc();
        return switch (node.nulls()) {
            case DEFAULT -> sorted;
            case FIRST -> sorted.nullsFirst();
            case LAST -> sorted.nullsLast();
        };
    }
}
