package com.objectstack.compiler.pass;

import java.util.List;
import java.util.Set;

/**
 * The values that the rows of a page are sorted by. Immutable.
 *
 * @param places where they stand in the rows
 * @param names what their keys are called
 * @param fingerprint of the order, for tokens
 */
record PageKeys(List<Integer> places, Set<String> names, int fingerprint) {
    PageKeys {
        places = List.copyOf(places);
    }
}
