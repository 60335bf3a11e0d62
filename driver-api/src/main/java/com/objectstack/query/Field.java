package com.objectstack.query;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A field, as the start of a condition.
 *
 * <pre>{@code
 * Condition open = field("status").eq("open").and(field("total").gt(100));
 * }</pre>
 */
public final class Field {
    private final String name;

    private Field(String name) {
        this.name = Objects.requireNonNull(name, "name");
    }

    /**
     * A field by name.
     *
     * @param name a field name or dotted path
     * @return the field
     */
    public static Field field(String name) {
        return new Field(name);
    }

    /**
     * Equal to a value; null means is null.
     *
     * @param value the value, or a {@link FieldReference} or {@link Subquery}
     * @return the condition
     */
    public Condition eq(@Nullable Object value) {
        return with(Operator.EQ, value);
    }

    /**
     * Not equal to a value; holds on null.
     *
     * @param value the value, or a {@link FieldReference} or {@link Subquery}
     * @return the condition
     */
    public Condition ne(@Nullable Object value) {
        return with(Operator.NE, value);
    }

    /**
     * Greater than a value.
     *
     * @param value the value, or a {@link FieldReference} or {@link Subquery}
     * @return the condition
     */
    public Condition gt(Object value) {
        return with(Operator.GT, value);
    }

    /**
     * Greater than or equal to a value.
     *
     * @param value the value, or a {@link FieldReference} or {@link Subquery}
     * @return the condition
     */
    public Condition gte(Object value) {
        return with(Operator.GTE, value);
    }

    /**
     * Less than a value.
     *
     * @param value the value, or a {@link FieldReference} or {@link Subquery}
     * @return the condition
     */
    public Condition lt(Object value) {
        return with(Operator.LT, value);
    }

    /**
     * Less than or equal to a value.
     *
     * @param value the value, or a {@link FieldReference} or {@link Subquery}
     * @return the condition
     */
    public Condition lte(Object value) {
        return with(Operator.LTE, value);
    }

    /**
     * One of some values.
     *
     * @param values the values; null matches null
     * @return the condition
     */
    public Condition in(Collection<? extends @Nullable Object> values) {
        return FieldCondition.of(name, Operator.IN, LiteralList.copyOf(values));
    }

    /**
     * None of some values; holds on null unless null is one of them.
     *
     * @param values the values
     * @return the condition
     */
    public Condition nin(Collection<? extends @Nullable Object> values) {
        return FieldCondition.of(name, Operator.NIN, LiteralList.copyOf(values));
    }

    /**
     * Between two values, both included.
     *
     * @param low the least value
     * @param high the greatest value
     * @return the condition
     */
    public Condition between(Object low, Object high) {
        return FieldCondition.of(name, Operator.BETWEEN, LiteralList.of(low, high));
    }

    /**
     * Contains a text, case-sensitive.
     *
     * @param text the text, taken literally
     * @return the condition
     */
    public Condition contains(String text) {
        return with(Operator.CONTAINS, text);
    }

    /**
     * Does not contain a text; holds on null.
     *
     * @param text the text, taken literally
     * @return the condition
     */
    public Condition notContains(String text) {
        return with(Operator.NOT_CONTAINS, text);
    }

    /**
     * Starts with a text, case-sensitive.
     *
     * @param text the text, taken literally
     * @return the condition
     */
    public Condition startsWith(String text) {
        return with(Operator.STARTS_WITH, text);
    }

    /**
     * Ends with a text, case-sensitive.
     *
     * @param text the text, taken literally
     * @return the condition
     */
    public Condition endsWith(String text) {
        return with(Operator.ENDS_WITH, text);
    }

    /**
     * Contains a text, folding ASCII letters.
     *
     * @param text the text, not empty, taken literally
     * @return the condition
     */
    public Condition icontains(String text) {
        return with(Operator.ICONTAINS, text);
    }

    /**
     * Matches a whole pattern, case-sensitive.
     *
     * @param pattern {@code %} any run, {@code _} one character, backslash escapes
     * @return the condition
     */
    public Condition like(String pattern) {
        return with(Operator.LIKE, pattern);
    }

    /**
     * Matches a whole pattern, folding ASCII letters.
     *
     * @param pattern {@code %} any run, {@code _} one character, backslash escapes
     * @return the condition
     */
    public Condition ilike(String pattern) {
        return with(Operator.ILIKE, pattern);
    }

    /**
     * Is null.
     *
     * @return the condition
     */
    public Condition isNull() {
        return with(Operator.NULL, true);
    }

    /**
     * Is not null.
     *
     * @return the condition
     */
    public Condition isNotNull() {
        return with(Operator.NULL, false);
    }

    /**
     * Has every one of some elements; for multi-valued fields.
     *
     * @param elements the elements
     * @return the condition
     */
    public Condition all(Collection<?> elements) {
        return FieldCondition.of(name, Operator.ALL, LiteralList.copyOf(elements));
    }

    /**
     * Has this many elements; for multi-valued fields.
     *
     * @param count the number of elements
     * @return the condition
     */
    public Condition size(long count) {
        return with(Operator.SIZE, count);
    }

    private Condition with(Operator operator, @Nullable Object value) {
        Operand operand = value instanceof Operand given ? given : new Literal(value);
        return new FieldCondition(name, List.of(), List.of(new Comparison(operator, operand)));
    }
}
