package com.objectstack.driver.sql;

import com.objectstack.driver.DriverExceptionBuilder;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What SQLite says of a violated constraint, which every engine passes on, with words of its own around it. For authors of
 * executors.
 */
public final class ConstraintErrors {
    static final String NOT_NULL = "not null";

    private static final Map<String, ErrorCode> CODES = Map.of(
            "UNIQUE", ErrorCode.UNIQUE_VIOLATION,
            "NOT NULL", ErrorCode.NOT_NULL_VIOLATION,
            "CHECK", ErrorCode.CHECK_VIOLATION,
            "FOREIGN KEY", ErrorCode.FOREIGN_KEY_VIOLATION);

    private static final Pattern MESSAGE = Pattern.compile(
            "(UNIQUE|NOT NULL|CHECK|FOREIGN KEY) constraint failed(?:: (.*?))?(?: \\(19\\))?$", Pattern.DOTALL);

    private static final Pattern INDEX = Pattern.compile("index '(.*)'", Pattern.DOTALL);

    private ConstraintErrors() {}

    /**
     * The code of a violation.
     *
     * @param message the database's error message
     * @return the code, empty if the error is another
     */
    public static Optional<ErrorCode> code(String message) {
        Matcher found = MESSAGE.matcher(message);
        return found.find() ? Optional.ofNullable(CODES.get(found.group(1))) : Optional.empty();
    }

    /**
     * Adds the names that a message tells: object and fields, or the index or check alone.
     *
     * @param error the error
     * @param message the database's error message
     * @return the same error
     */
    public static DriverExceptionBuilder describe(DriverExceptionBuilder error, String message) {
        Matcher found = MESSAGE.matcher(message);
        String told = found.find() ? found.group(2) : null;
        if (told == null) {
            return error;
        }
        if (found.group(1).equals("CHECK")) {
            return error.constraint(told);
        }
        Matcher index = INDEX.matcher(told);
        if (index.matches()) {
            return error.constraint(index.group(1));
        }
        return columns(found.group(1).equals("NOT NULL") ? error.constraint(NOT_NULL) : error, told);
    }

    /** {@code table.column, table.column}. */
    private static DriverExceptionBuilder columns(DriverExceptionBuilder error, String told) {
        String[] columns = told.split(", ");
        int dot = columns[0].indexOf('.');
        if (dot < 0) {
            return error;
        }
        String table = columns[0].substring(0, dot);
        List<String> fields = Stream.of(columns)
                .map(column -> column.startsWith(table + ".") ? column.substring(dot + 1) : column)
                .toList();
        return error.object(table).fields(fields).path(JsonPointers.child("", fields.get(0)));
    }
}
