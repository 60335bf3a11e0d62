package com.objectstack.conformance.mutants;

import java.util.ArrayList;
import java.util.List;

/** Copies of lists. */
final class Lists {
    private Lists() {}

    static <T> List<T> added(List<T> list, T last) {
        List<T> more = new ArrayList<>(list);
        more.add(last);
        return more;
    }

    static <T> List<T> butLast(List<T> list) {
        return list.size() < 2 ? list : list.subList(0, list.size() - 1);
    }

    static <T> List<T> firstTwice(List<T> list) {
        return list.isEmpty() ? list : added(list, list.get(0));
    }
}
