package com.objectstack.conformance.reference;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The names that objects, fields and indexes may have (contract §6.1, §6.7). */
final class SchemaNames {
    static final String WANTED = "use letters, digits and _";

    private static final Pattern IDENTIFIER = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    /** What a search index is kept under. */
    private static final Pattern OF_SEARCH = Pattern.compile(".+__fts(_.*)?", Pattern.CASE_INSENSITIVE);

    private SchemaNames() {}

    static boolean isIdentifier(String name) {
        return IDENTIFIER.matcher(name).matches();
    }

    /** Whether databases keep the name for themselves, or have a function of it that is asked as a table. */
    static boolean isReserved(String object) {
        String lower = object.toLowerCase(Locale.ROOT);
        return Stream.of("sqlite_", "libsql_", "_objectstack_", "pragma_").anyMatch(lower::startsWith)
                || Stream.of("json_each", "json_tree", "vector_top_k", "dbstat").anyMatch(lower::equals);
    }

    static boolean isOfSearch(String object) {
        return OF_SEARCH.matcher(object).matches();
    }

    /** Refuses an argument that is no name. */
    static void require(String name, String argument) {
        if (!isIdentifier(name)) {
            throw DriverException.of(
                    ErrorCode.INVALID_SCHEMA,
                    JsonPointers.child("", argument),
                    "the " + argument + " name " + Texts.shown(name) + " is no identifier",
                    WANTED);
        }
    }
}
