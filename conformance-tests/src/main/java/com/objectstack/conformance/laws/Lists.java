package com.objectstack.conformance.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lists one step smaller. */
final class Lists {
    private Lists() {}

    /** Without one element; first of all without any. */
    static <T> Stream<List<T>> without(List<T> list) {
        Stream<List<T>> fewer = IntStream.range(0, list.size()).mapToObj(place -> {
            List<T> copy = new ArrayList<>(list);
            copy.remove(place);
            return copy;
        });
        return list.size() > 1 ? Stream.concat(Stream.of(List.of()), fewer) : fewer;
    }

    /** With one element replaced by a smaller one. */
    static <T> Stream<List<T>> replacing(List<T> list, Function<? super T, Stream<? extends T>> smaller) {
        return IntStream.range(0, list.size())
                .boxed()
                .flatMap(place -> smaller.apply(list.get(place)).map(element -> {
                    List<T> copy = new ArrayList<>(list);
                    copy.set(place, element);
                    return copy;
                }));
    }
}
