package com.objectstack.conformance.mutants;

import java.util.List;
import java.util.stream.Stream;

/** The mutants of the kit's self-test. */
public final class Mutants {
    private Mutants() {}

    /** All of them. */
    public static List<Mutant> all() {
        return Stream.of(FilterMutants.all())
                .flatMap(List::stream)
                .toList();
    }
}
