package com.objectstack.conformance.laws;

import java.util.List;

/**
 * A sequence of writes.
 *
 * @param data the objects, and the rows that are there before
 * @param steps the calls, one after another
 */
record WriteCase(Dataset data, List<Step> steps) {
    WriteCase {
        steps = List.copyOf(steps);
    }

    @Override
    public String toString() {
        return CaseFile.of(this).toPrettyString();
    }
}
