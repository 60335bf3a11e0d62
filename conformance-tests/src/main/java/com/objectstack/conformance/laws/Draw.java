package com.objectstack.conformance.laws;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Choices by chance; all that a drawn case is made of comes from here, so that a seed gives it again.
 *
 * @param random where the choices come from
 */
record Draw(Random random) {
    <T> T of(List<? extends T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @SafeVarargs
    final <T> T any(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** From least to most, both included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /** Different members of a list, in no order, as many as wanted or all there are. */
    <T> List<T> some(List<? extends T> choices, int wanted) {
        List<T> all = new ArrayList<>(choices);
        Collections.shuffle(all, random);
        return List.copyOf(all.subList(0, Math.min(wanted, all.size())));
    }
}
