package com.objectstack.driver.sqlite;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverExceptionBuilder;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.VendorError;
import com.objectstack.driver.sql.ConstraintErrors;
import com.objectstack.driver.sql.StatementErrors;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Turns what SQLite reports into a {@link DriverException}. Only {@code BUSY} is marked retryable: nothing was done
 * and the lock goes away. The message is SQLite's own, never the statement's text.
 */
final class ErrorMapper {
    /** When a statement failed. */
    enum Phase {
        PREPARE,
        RUN
    }

    private static final Pattern UNKNOWN_CODE = Pattern.compile(":(-?\\d+) \\(");
    /** No function of this name may be registered: writes would leave the index stale. */
    private static final String VECTOR_INDEX = "unknown function: libsql_vector_idx()";

    private ErrorMapper() {}

    static DriverException map(SQLException error, Phase phase, @Nullable Call call) {
        int extended = extendedCode(error);
        int primary = ErrorTable.primary(extended);
        boolean waitedOrRan = primary == ErrorTable.INTERRUPT || primary == ErrorTable.BUSY;
        if (waitedOrRan && call != null && call.stopReason() != null) {
            return call.stopped(error);
        }
        String text = nativeText(error);
        if (primary == ErrorTable.ERROR || extended < 0) {
            return generic(text, phase, error, extended);
        }
        ErrorCode code = ErrorTable.codeFor(extended);
        DriverExceptionBuilder builder = builder(code, text, error, extended);
        return switch (code) {
            case BUSY ->
                builder.hint("another connection or process holds the database; try again")
                        .retryable()
                        .build();
            case READ_ONLY ->
                builder.hint("the file, or the connection the statement ran on, only reads")
                        .build();
            case DATABASE_CORRUPT -> corrupt(builder, extended);
            case UNIQUE_VIOLATION, NOT_NULL_VIOLATION, CHECK_VIOLATION, FOREIGN_KEY_VIOLATION ->
                ConstraintErrors.describe(builder, text).build();
            default -> builder.build();
        };
    }

    static int extendedCode(SQLException error) {
        if (!(error instanceof SQLiteException sqlite)) {
            return -1;
        }
        if (sqlite.getResultCode() == SQLiteErrorCode.UNKNOWN_ERROR) {
            Matcher number = UNKNOWN_CODE.matcher(String.valueOf(error.getMessage()));
            return number.find() ? Integer.parseInt(number.group(1)) : -1;
        }
        return sqlite.getResultCode().code;
    }

    /** SQLite's message without what the JDBC driver puts around it. */
    static String nativeText(SQLException error) {
        String message = String.valueOf(error.getMessage());
        if (error instanceof SQLiteException sqlite) {
            String prefix = sqlite.getResultCode().toString();
            int open = message.startsWith(prefix) ? message.indexOf('(', prefix.length()) : -1;
            if (open >= 0 && message.endsWith(")")) {
                return message.substring(open + 1, message.length() - 1);
            }
        }
        return message;
    }

    private static DriverException generic(String text, Phase phase, SQLException error, int extended) {
        if (text.contains(VECTOR_INDEX)) {
            return builder(ErrorCode.UNSUPPORTED, "the table has a vector index of libSQL", error, extended)
                    .hint("SQLite can read it only; write through a libSQL server, or drop the index there")
                    .build();
        }
        DriverExceptionBuilder builder =
                StatementErrors.of(text, phase == Phase.PREPARE).cause(error);
        return completed(builder, extended).build();
    }

    private static DriverException corrupt(DriverExceptionBuilder builder, int extended) {
        return extended == ErrorTable.CORRUPT_VIRTUAL_TABLE
                ? builder.hint("a search index is damaged; rebuildSearchIndex makes it anew")
                        .build()
                : builder.build();
    }

    private static DriverExceptionBuilder builder(ErrorCode code, String text, SQLException error, int extended) {
        return completed(DriverException.builder(code, text).cause(error), extended);
    }

    private static DriverExceptionBuilder completed(DriverExceptionBuilder builder, int extended) {
        return extended < 0 ? builder : builder.vendor(new VendorError(extended, null));
    }
}
