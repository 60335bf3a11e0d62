package com.objectstack.query;

import java.util.Objects;
import java.util.Optional;

/**
 * One operator with its comparand.
 *
 * @param operator the operator
 * @param operand what the field is compared with
 */
public record Comparison(Operator operator, Operand operand) {
    /** Requires a comparand of the operator's form; see {@link #problem}. */
    public Comparison {
        Objects.requireNonNull(operator, "operator");
        Objects.requireNonNull(operand, "operand");
        problem(operator, operand).ifPresent(text -> {
            throw new IllegalArgumentException(text);
        });
    }

    /**
     * What is wrong with a comparand whatever the schema (contract §4.9, R9 to R18).
     *
     * @param operator the operator
     * @param operand the comparand
     * @return a sentence, empty if nothing is wrong
     */
    public static Optional<String> problem(Operator operator, Operand operand) {
        return Optional.ofNullable(ComparandRules.problem(operator, operand));
    }
}
