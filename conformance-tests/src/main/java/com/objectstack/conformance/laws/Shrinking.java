package com.objectstack.conformance.laws;

import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/**
 * A value that is made smaller as a tree, whatever choices it was drawn by: what is left out leaves the rest as it is.
 *
 * @param value the value
 * @param smaller values one step smaller
 * @param <T> the kind of values
 */
record Shrinking<T>(T value, Function<T, Stream<T>> smaller) implements Shrinkable<T> {
    static <T> Arbitrary<T> arbitrary(Function<Random, T> draw, Function<T, Stream<T>> smaller) {
        return Arbitraries.fromGenerator(random -> new Shrinking<>(draw.apply(random), smaller));
    }

    @Override
    public Stream<Shrinkable<T>> shrink() {
        return smaller.apply(value).map(one -> new Shrinking<>(one, smaller));
    }

    @Override
    public ShrinkingDistance distance() {
        return ShrinkingDistance.of(0);
    }
}
