package com.objectstack.schema;

import java.util.List;
import java.util.Optional;

/**
 * One difference between a declared object and its table, and the way to remove it; contract §6.6 and B245 to B249.
 *
 * <p>A change is found by a driver and handed back to it. Which one it is, the kind, the object and the name say; the rest
 * tells people what would happen, and is found anew before anything is done.
 */
public sealed interface SchemaChange permits TableChange, ColumnChange, IndexChange {
    /**
     * The object.
     *
     * @return its name
     */
    String object();

    /**
     * What changes: the table, the column or the index.
     *
     * @return its name in the database
     */
    String name();

    /**
     * The kind under the contract's name, for example {@code relax_not_null}.
     *
     * @return the lower-case name
     */
    String kindName();

    /**
     * What it may cost.
     *
     * @return the category
     */
    ChangeCategory category();

    /**
     * What is different, and what would happen, in a sentence for people.
     *
     * @return the sentence
     */
    String description();

    /**
     * The statements that make the change, in order. Where a table is rebuilt they are the steps between the checks.
     *
     * @return SQL texts
     */
    List<String> sql();

    /**
     * Whether a change back would restore everything: the schema as it was and all values.
     *
     * @return true if it can be undone
     */
    boolean isReversible();

    /**
     * Why it cannot be made as things are.
     *
     * @return a sentence, empty if it can be made
     */
    Optional<String> blocker();

    /**
     * Whether two are the same change, found at different times perhaps.
     *
     * @param other another change
     * @return true if kind, object and name are equal
     */
    default boolean isSameAs(SchemaChange other) {
        return kindName().equals(other.kindName()) && object().equals(other.object()) && name().equals(other.name());
    }
}
