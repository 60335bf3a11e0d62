package com.objectstack.query;

import org.jspecify.annotations.Nullable;

/**
 * Decides about a condition by its kind, for code outside this project: a kind that is new to it ends in
 * {@link #otherwise}, where a {@code switch} over the sealed type would fail with {@code MatchException}.
 *
 * <pre>{@code
 * boolean isSimple = ConditionVisitor.visit(condition, new ConditionVisitor<Boolean>() {
 *     public Boolean fieldEquals(FieldEquals equals) { return true; }
 *     public Boolean otherwise(Condition other) { return false; }
 * });
 * }</pre>
 *
 * @param <R> what is decided
 */
public interface ConditionVisitor<R extends @Nullable Object> {
    /**
     * Decides about every kind that has no method of its own here.
     *
     * @param condition the condition
     * @return the decision
     */
    R otherwise(Condition condition);

    /**
     * Decides about {@link Everything}.
     *
     * @param condition the condition
     * @return the decision
     */
    default R everything(Everything condition) {
        return otherwise(condition);
    }

    /**
     * Decides about a filter object with several keys.
     *
     * @param condition the condition
     * @return the decision
     */
    default R filterObject(FilterObject condition) {
        return otherwise(condition);
    }

    /**
     * Decides about {@code $and}.
     *
     * @param condition the condition
     * @return the decision
     */
    default R allOf(AllOf condition) {
        return otherwise(condition);
    }

    /**
     * Decides about {@code $or}.
     *
     * @param condition the condition
     * @return the decision
     */
    default R anyOf(AnyOf condition) {
        return otherwise(condition);
    }

    /**
     * Decides about {@code $not}.
     *
     * @param condition the condition
     * @return the decision
     */
    default R not(Not condition) {
        return otherwise(condition);
    }

    /**
     * Decides about an implicit equality.
     *
     * @param condition the condition
     * @return the decision
     */
    default R fieldEquals(FieldEquals condition) {
        return otherwise(condition);
    }

    /**
     * Decides about a field under operators.
     *
     * @param condition the condition
     * @return the decision
     */
    default R fieldCondition(FieldCondition condition) {
        return otherwise(condition);
    }

    /**
     * Decides about a filter of the record a reference reaches.
     *
     * @param condition the condition
     * @return the decision
     */
    default R relationCondition(RelationCondition condition) {
        return otherwise(condition);
    }

    /**
     * Decides about {@code $exists} of a subquery.
     *
     * @param condition the condition
     * @return the decision
     */
    default R existsCondition(ExistsCondition condition) {
        return otherwise(condition);
    }

    /**
     * Calls the method for a condition's kind. Conditions within it are the visitor's to visit.
     *
     * @param condition the condition
     * @param visitor who decides
     * @param <R> what is decided
     * @return the decision
     */
    static <R extends @Nullable Object> R visit(Condition condition, ConditionVisitor<R> visitor) {
        return switch (condition) {
            case Everything everything -> visitor.everything(everything);
            case FilterObject object -> visitor.filterObject(object);
            case AllOf all -> visitor.allOf(all);
            case AnyOf any -> visitor.anyOf(any);
            case Not not -> visitor.not(not);
            case FieldEquals equals -> visitor.fieldEquals(equals);
            case FieldCondition field -> visitor.fieldCondition(field);
            case RelationCondition relation -> visitor.relationCondition(relation);
            case ExistsCondition exists -> visitor.existsCondition(exists);
        };
    }
}
