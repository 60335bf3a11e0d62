package com.objectstack.compiler.pass;

import com.objectstack.query.Cursor;
import com.objectstack.query.Nearest;
import com.objectstack.query.Operand;
import com.objectstack.query.Search;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Which values of a request are literals, so that its statement can be kept and filled with others. Literals are told
 * apart by identity: passes may move the nodes that hold them but not copy them.
 *
 * <p>A value bound from elsewhere makes the statement one of these values alone, which is then not kept. For one thread.
 */
final class Slots {
    private final @Nullable IdentityHashMap<Object, Integer> places;
    private final BitSet comparands;
    private boolean complete = true;

    private Slots(@Nullable IdentityHashMap<Object, Integer> places, BitSet comparands) {
        this.places = places;
        this.comparands = comparands;
    }

    /** Limits and tenants are right whatever they are. */
    private static boolean isJudged(Object source) {
        return source instanceof Operand
                || source instanceof Search
                || source instanceof Nearest
                || source instanceof Cursor;
    }

    /** No literals: every value is bound as it is. */
    static Slots none() {
        return new Slots(null, new BitSet());
    }

    /**
     * The literals of a request.
     *
     * @param sources the nodes that hold them, in the order of their values
     */
    static Slots of(List<Object> sources) {
        IdentityHashMap<Object, Integer> places = new IdentityHashMap<>();
        BitSet comparands = new BitSet();
        for (int place = 0; place < sources.size(); place++) {
            places.put(sources.get(place), place);
            comparands.set(place, isJudged(sources.get(place)));
        }
        return new Slots(places, comparands);
    }

    /**
     * Binds the stored form of a literal.
     *
     * @param source the node that holds the literal
     * @param literal the literal
     * @param encode its stored form
     */
    Field<Object> bind(Object source, Object literal, Function<Object, Object> encode) {
        Integer place = places == null ? null : places.get(source);
        if (place == null) {
            complete &= places == null;
            return Parts.bind(encode.apply(literal));
        }
        return new Bind(new Slot(place, encode));
    }

    /** Says that the statement depends on what a literal is. */
    void dependsOnValues() {
        complete = false;
    }

    /**
     * Whether a statement is right for every request of the same shape. Not if a comparand is in none of its values, as
     * where one branch of a filter absorbs another: nothing would judge it.
     *
     * @param binds the statement's values
     */
    boolean isComplete(List<@Nullable Object> binds) {
        BitSet missing = (BitSet) comparands.clone();
        for (Object bind : binds) {
            if (bind instanceof Slot slot) {
                missing.clear(slot.literal());
            }
        }
        return complete && missing.isEmpty();
    }
}
