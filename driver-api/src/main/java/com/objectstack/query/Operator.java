package com.objectstack.query;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The field operators; contract §4.2. */
public enum Operator {
    /** Equal; null means IS NULL. */
    EQ("$eq", Shape.SCALAR),
    /** The complement of {@link #EQ}: holds on null. */
    NE("$ne", Shape.SCALAR),
    /** Greater. */
    GT("$gt", Shape.ORDERED),
    /** Greater or equal. */
    GTE("$gte", Shape.ORDERED),
    /** Less. */
    LT("$lt", Shape.ORDERED),
    /** Less or equal. */
    LTE("$lte", Shape.ORDERED),
    /** A member of the list; on multi-valued fields: some element is. */
    IN("$in", Shape.LIST),
    /** The complement of {@link #IN}: holds on null. */
    NIN("$nin", Shape.LIST),
    /** Between two bounds, both included. */
    BETWEEN("$between", Shape.PAIR),
    /** Contains the text, case-sensitive; on multi-valued fields: has the element. */
    CONTAINS("$contains", Shape.TEXT),
    /** The complement of {@link #CONTAINS}: holds on null. */
    NOT_CONTAINS("$notContains", Shape.TEXT),
    /** Starts with the text, case-sensitive. */
    STARTS_WITH("$startsWith", Shape.TEXT),
    /** Ends with the text, case-sensitive. */
    ENDS_WITH("$endsWith", Shape.TEXT),
    /** Contains the non-empty text, folding ASCII letters. */
    ICONTAINS("$icontains", Shape.NON_EMPTY_TEXT),
    /** Matches the whole pattern ({@code %}, {@code _}, backslash escapes), case-sensitive. */
    LIKE("$like", Shape.PATTERN),
    /** Like {@link #LIKE}, folding ASCII letters. */
    ILIKE("$ilike", Shape.PATTERN),
    /** True: IS NULL; false: IS NOT NULL. */
    NULL("$null", Shape.FLAG),
    /** True: IS NOT NULL; false: IS NULL. */
    EXISTS("$exists", Shape.FLAG),
    /** Multi-valued fields: every member of the list is an element. */
    ALL("$all", Shape.LITERAL_LIST),
    /** Multi-valued fields: the number of elements. */
    SIZE("$size", Shape.COUNT);

    /** What an operator takes as comparand. */
    enum Shape {
        /** One value, null included, a field or a subquery. */
        SCALAR,
        /** One value but null, a field or a subquery. */
        ORDERED,
        /** A list or a subquery. */
        LIST,
        /** A list. */
        LITERAL_LIST,
        /** A list of two values. */
        PAIR,
        /** A text. */
        TEXT,
        /** A text of one character or more. */
        NON_EMPTY_TEXT,
        /** A text that does not end in an odd number of backslashes. */
        PATTERN,
        /** A boolean. */
        FLAG,
        /** A whole number or comparisons with whole numbers. */
        COUNT
    }

    private static final Map<String, Operator> BY_KEY =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Operator::key, Function.identity()));

    private final String key;
    private final Shape shape;

    Operator(String key, Shape shape) {
        this.key = key;
        this.shape = shape;
    }

    /**
     * The key in JSON, for example {@code $startsWith}.
     *
     * @return the key
     */
    public String key() {
        return key;
    }

    Shape shape() {
        return shape;
    }

    /**
     * Whether a comparand must be a text: the operators that look inside a text.
     *
     * @return true for {@code $contains}, {@code $like} and their kin
     */
    public boolean isTextual() {
        return shape == Shape.TEXT || shape == Shape.NON_EMPTY_TEXT || shape == Shape.PATTERN;
    }

    /**
     * The operator with this key.
     *
     * @param key the key, case-sensitive
     * @return the operator, empty if there is none
     */
    public static Optional<Operator> fromKey(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }
}
