package com.objectstack.conformance.reference;

import com.objectstack.query.Condition;
import java.util.function.Predicate;

/** What conditions mean (SEMANTICS.md decisions 1, 2, 8 to 11, 18; contract §4). */
final class Filters {
    Filters(Scope scope, Subqueries subqueries, Problems problems) {
        throw new UnsupportedOperationException();
    }

    /** The condition as a test of tuples; of no use once a problem was collected. */
    Predicate<Tuple> read(Condition condition, String path) {
        throw new UnsupportedOperationException();
    }
}
