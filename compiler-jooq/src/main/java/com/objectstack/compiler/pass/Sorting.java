package com.objectstack.compiler.pass;

import com.objectstack.query.SortNode;
import com.objectstack.query.SortOrder;
import java.util.List;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.impl.DSL;

/** Sort fields with their direction and the place of nulls; SEMANTICS.md decision 15. */
final class Sorting {
    private Sorting() {}

    /** Of a JSON path first the kind of value, then the value (SEMANTICS.md §3). */
    static List<SortField<?>> of(ScopedField field, SortNode node) {
        SortField<?> value = of(field.value(), node);
        return field.isJsonPath() ? List.of(of(kindRank(field), node), value) : List.of(value);
    }

    static SortField<?> of(Field<?> value, SortNode node) {
        SortField<?> sorted = node.order() == SortOrder.ASC ? value.asc() : value.desc();
        return switch (node.nulls()) {
            case DEFAULT -> sorted;
            case FIRST -> sorted.nullsFirst();
            case LAST -> sorted.nullsLast();
        };
    }

    /** False, true, numbers, text, the rest; NULL for NULL. */
    private static Field<Integer> kindRank(ScopedField field) {
        Field<String> type = JsonPaths.type(field.stored(), field.path());
        return DSL.when(type.eq(DSL.inline("false")), DSL.inline(1))
                .when(type.eq(DSL.inline("true")), DSL.inline(2))
                .when(type.in(DSL.inline("integer"), DSL.inline("real")), DSL.inline(3))
                .when(type.eq(DSL.inline("text")), DSL.inline(4))
                .when(type.ne(DSL.inline("null")), DSL.inline(5));
    }
}
