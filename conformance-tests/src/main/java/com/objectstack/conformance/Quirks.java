package com.objectstack.conformance;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the kit cannot find out about a driver by itself. A quirk changes how a test is set up, or skips an optional rule
 * with its reason; it never changes what a rule expects. Immutable: start from {@link #NONE}.
 *
 * @param storageOutlivesDriver whether a driver started later sees the records of an earlier one; default false, and the
 *     rules about records that outlive their driver are skipped
 * @param tableStatement a command for {@code execute} that makes a table as another program would, with {@code %s} for
 *     its name and the columns {@code id} (a text, the key), {@code n} and {@code s} (of no type, or of number and text);
 *     default null, and the rules about objects that are not registered are skipped
 */
public record Quirks(
        boolean storageOutlivesDriver, @Nullable String tableStatement) {
    /** The defaults. */
    public static final Quirks NONE = new Quirks(false, null);

    /**
     * The same quirks for a driver whose storage outlives it, or does not.
     *
     * @param outlives whether it does
     * @return the changed copy
     */
    public Quirks storageOutlivesDriver(boolean outlives) {
        return new Quirks(outlives, tableStatement);
    }

    /**
     * The same quirks with a command that makes a table.
     *
     * @param statement a command with {@code %s} for the table's name
     * @return the changed copy
     */
    public Quirks tablesMadeBy(String statement) {
        return new Quirks(storageOutlivesDriver, statement);
    }

    /** The command that makes a table of this name. */
    Optional<String> tableStatement(String name) {
        return Optional.ofNullable(tableStatement).map(statement -> statement.formatted(name));
    }
}
