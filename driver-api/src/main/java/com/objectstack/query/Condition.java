package com.objectstack.query;

import java.util.List;
import java.util.stream.Stream;

/**
 * A filter: true or false for every record, never unknown (SEMANTICS.md decision 1).
 *
 * <p>The subtypes mirror the JSON form: {@link FilterObject} is an object with several keys, {@link AllOf},
 * {@link AnyOf} and {@link Not} are {@code $and}, {@code $or} and {@code $not}.
 */
public sealed interface Condition
        permits Everything,
                FilterObject,
                AllOf,
                AnyOf,
                Not,
                FieldEquals,
                FieldCondition,
                RelationCondition,
                ExistsCondition {
    /**
     * This and another condition. A chain of them is one flat conjunction, however long.
     *
     * @param other the other
     * @return a condition that holds where both do
     */
    default Condition and(Condition other) {
        return this instanceof AllOf all && !all.terms().isEmpty()
                ? new AllOf(
                        Stream.concat(all.terms().stream(), Stream.of(other)).toList())
                : new AllOf(List.of(this, other));
    }

    /**
     * This or another condition. A chain of them is one flat disjunction, however long.
     *
     * @param other the other
     * @return a condition that holds where one of both does
     */
    default Condition or(Condition other) {
        return this instanceof AnyOf any && !any.terms().isEmpty()
                ? new AnyOf(
                        Stream.concat(any.terms().stream(), Stream.of(other)).toList())
                : new AnyOf(List.of(this, other));
    }

    /**
     * The exact complement: holds where this does not, on records with null too.
     *
     * @return the negation
     */
    default Condition not() {
        return new Not(this);
    }
}
