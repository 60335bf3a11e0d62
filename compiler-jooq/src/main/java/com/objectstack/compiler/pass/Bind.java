package com.objectstack.compiler.pass;

import java.util.List;
import org.jooq.Context;
import org.jooq.Param;
import org.jooq.impl.CustomField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * A value of a statement, written {@code ?}. {@link Renderer} collects values while it renders, in one pass instead of
 * jOOQ's two; for everybody else it is jOOQ's own parameter.
 */
final class Bind extends CustomField<Object> {
    private static final long serialVersionUID = 1L;

    /** Under this key a rendering context has the list that values are added to. */
    static final Object COLLECTOR = new Object();

    private final transient @Nullable Object value;

    /**
     * A value.
     *
     * @param value {@code Long, Double, String, byte[]}, null, or a {@link Slot} or {@link LevelPlan.Ids} for a value
     *     that is known later
     */
    Bind(@Nullable Object value) {
        super("value", SQLDataType.OTHER);
        this.value = value;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void accept(Context<?> context) {
        if (context.data(COLLECTOR) instanceof List<?> values) {
            ((List<@Nullable Object>) values).add(value);
            context.sql('?');
        } else {
            context.visit(parameter());
        }
    }

    private Param<?> parameter() {
        return switch (value) {
            case Long whole -> DSL.val(whole, SQLDataType.BIGINT);
            case Double fraction -> DSL.val(fraction, SQLDataType.DOUBLE);
            case byte[] bytes -> DSL.val(bytes, SQLDataType.BLOB);
            case String text -> DSL.val(text, SQLDataType.VARCHAR);
            case null -> DSL.val((String) null, SQLDataType.VARCHAR);
            // Only for jOOQ's equals and toString, which render; open statements are rendered by Renderer alone.
            case Slot slot -> DSL.val("literal " + slot.literal(), SQLDataType.VARCHAR);
            case LevelPlan.Ids ids -> DSL.val("ids", SQLDataType.VARCHAR);
            default -> throw new IllegalStateException("no stored value: " + value.getClass());
        };
    }
}
