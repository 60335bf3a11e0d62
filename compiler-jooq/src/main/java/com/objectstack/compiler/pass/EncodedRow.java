package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.TableModel;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Stored values of some columns of a table, or numbers to be drawn; a given null differs from an absent value. For one
 * thread.
 */
final class EncodedRow {
    private final RowLayout layout;
    private final @Nullable Object[] values;
    private final BitSet given = new BitSet();
    private final BitSet numbered = new BitSet();

    EncodedRow(RowLayout layout) {
        this.layout = layout;
        this.values = new @Nullable Object[layout.size()];
    }

    void put(int place, @Nullable Object stored) {
        values[place] = stored;
        given.set(place);
    }

    void draw(int place, DrawnNumber number) {
        put(place, number);
        numbered.set(place);
    }

    void remove(int place) {
        values[place] = null;
        given.clear(place);
    }

    /** The places that have a value; not to be changed. */
    BitSet given() {
        return given;
    }

    /** The places whose number is to be drawn, some of those given; not to be changed. */
    BitSet numbered() {
        return numbered;
    }

    /** How many values of a statement it takes. */
    int width() {
        return given.cardinality() + (DrawnNumber.SLOTS - 1) * numbered.cardinality();
    }

    /** The numbers to be drawn. */
    List<DrawnNumber> numbers() {
        return numbered.stream()
                .mapToObj(place -> (DrawnNumber) Objects.requireNonNull(values[place]))
                .toList();
    }

    @Nullable
    Object get(int place) {
        return values[place];
    }

    /** The stored value of a column, null if there is none or its number is still to be drawn. */
    @Nullable
    Object stored(String column) {
        int place = layout.exactPlaceOf(column);
        return place < 0 || numbered.get(place) ? null : values[place];
    }

    /** Whether there is no value worth the name: absent, null or "". */
    boolean isEmpty(int place) {
        return values[place] == null || "".equals(values[place]);
    }

    /** The stored id, or null if the database is to assign one. */
    @Nullable
    Object id() {
        int place = layout.exactPlaceOf(TableModel.ID);
        return place < 0 ? null : values[place];
    }

    /** Writes the given values, in order of place, into an array. */
    void copyTo(@Nullable Object[] slots, int from) {
        int slot = from;
        for (int place = given.nextSetBit(0); place >= 0; place = given.nextSetBit(place + 1)) {
            if (values[place] instanceof DrawnNumber number) {
                number.copyTo(slots, slot);
                slot += DrawnNumber.SLOTS;
            } else {
                slots[slot++] = values[place];
            }
        }
    }
}
