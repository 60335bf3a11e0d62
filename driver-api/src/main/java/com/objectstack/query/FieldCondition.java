package com.objectstack.query;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A field under an operator map; JSON {@code {field: {op: comparand, ...}}}. Every comparison holds.
 *
 * @param field a field name or dotted path
 * @param path steps into the field's JSON value ({@code $path}), empty for none
 * @param comparisons one or more, each operator once
 */
public record FieldCondition(String field, List<JsonStep> path, List<Comparison> comparisons) implements Condition {
    /** Copies the lists; a field constrained by no operator (refusal R8) is a caller's bug. */
    public FieldCondition {
        Objects.requireNonNull(field, "field");
        path = List.copyOf(path);
        comparisons = List.copyOf(comparisons);
        if (comparisons.isEmpty()) {
            throw new IllegalArgumentException("comparisons must be one or more, got none for field " + field);
        }
        Set<Operator> seen = new HashSet<>();
        for (Comparison comparison : comparisons) {
            if (!seen.add(comparison.operator())) {
                throw new IllegalArgumentException(
                        "comparisons must name an operator once, got " + comparison.operator() + " twice");
            }
        }
    }

    /**
     * A field under one operator.
     *
     * @param field a field name or dotted path
     * @param operator the operator
     * @param operand its comparand
     * @return the condition
     * @throws IllegalArgumentException if the operator does not take such a comparand
     */
    public static FieldCondition of(String field, Operator operator, Operand operand) {
        return new FieldCondition(field, List.of(), List.of(new Comparison(operator, operand)));
    }

    /** The tree for people: indented, one node a line. */
    @Override
    public String toString() {
        return TreePrinter.print(this);
    }
}
