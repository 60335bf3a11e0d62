package com.objectstack.compiler.ddl;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table as it is in the database.
 *
 * @param columns its columns in lower case, since SQLite tells names apart by more than case only
 * @param isPopulated whether it has a record
 * @param isStrict whether it is a STRICT table
 */
public record LiveTable(Set<String> columns, boolean isPopulated, boolean isStrict) {
    /** Lowers the names. */
    public LiveTable {
        columns = columns.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it has a column of a name, in whatever case. */
    public boolean has(String column) {
        return columns.contains(column.toLowerCase(Locale.ROOT));
    }
}
