package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.SequenceKey;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A number in place of a stored value. The database writes it, from the counter that was raised before in the same
 * transaction: {@code (select ? || printf(?, last_value - ?) || ? from _objectstack_sequences where key_hash = ?)}.
 *
 * @param block the numbers it is one of
 * @param ordinal which of them, from 1
 * @param prefix what stands before it
 * @param width how many digits it has at least
 * @param suffix what stands after it
 * @param missing the JSON pointer of a field that it needs and the record lacks, or null
 */
record DrawnNumber(
        NumberBlock block,
        long ordinal,
        String prefix,
        int width,
        String suffix,
        @Nullable String missing) {
    /** How many values of a statement it takes. */
    static final int SLOTS = 5;

    /** Writes its values into an array. */
    void copyTo(@Nullable Object[] slots, int from) {
        slots[from] = prefix;
        slots[from + 1] = width > 1 ? "%0" + width + "d" : "%d";
        slots[from + 2] = block.size() - ordinal;
        slots[from + 3] = suffix;
        slots[from + 4] = block.hash();
    }

    /** The number, its values in slots from one on. */
    static Field<Object> number(int first) {
        Field<Object> text = text(
                StatementShape.slot(first),
                StatementShape.slot(first + 1),
                Parts.column(DrawNumbers.LAST_VALUE),
                StatementShape.slot(first + 2),
                StatementShape.slot(first + 3));
        return DSL.field(DSL.select(text)
                .from(DSL.table(DSL.name(SequenceKey.TABLE)))
                .where(Parts.column(SequenceKey.HASH).eq(standIn(first))));
    }

    /** The text of a number: so many before the last one drawn. */
    static Field<Object> text(
            Field<Object> prefix,
            Field<Object> format,
            Field<Object> last,
            Field<Object> before,
            Field<Object> suffix) {
        return DSL.field("{0} || printf({1}, {2} - {3}) || {4}", Object.class, prefix, format, last, before, suffix);
    }

    /** A text that no field has, for a place where no number is needed. */
    static Field<Object> standIn(int first) {
        return StatementShape.slot(first + 4);
    }
}
