package com.objectstack.query;

import java.util.List;

/**
 * Comparisons of a number of elements; JSON {@code {$size: {$gte: 2}}}.
 *
 * @param comparisons one or more comparisons with whole numbers
 */
public record SizeCondition(List<Comparison> comparisons) implements Operand {
    /** Copies {@code comparisons}; none at all is a caller's bug. */
    public SizeCondition {
        comparisons = List.copyOf(comparisons);
        if (comparisons.isEmpty()) {
            throw new IllegalArgumentException("comparisons must be one or more, got none");
        }
    }
}
