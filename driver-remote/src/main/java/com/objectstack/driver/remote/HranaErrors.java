package com.objectstack.driver.remote;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverExceptionBuilder;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.ConstraintErrors;
import com.objectstack.driver.sql.StatementErrors;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Turns what a server reports inside an answer into a failure; libsql-remote.md 4.2, 4.3 and 10.6. The message is the
 * engine's own, without the texts that the server puts around it and without the statement.
 */
final class HranaErrors {
    /** The code of an answer past the server's limit, which a cursor does not have. */
    static final String RESPONSE_TOO_LARGE = "RESPONSE_TOO_LARGE";

    static final String TRANSACTION_TIMEOUT = "TRANSACTION_TIMEOUT";

    private static final String PROXY_ERROR = "PROXY_ERROR";

    private static final Map<String, ErrorCode> CODES = Map.ofEntries(
            Map.entry("SQLITE_MISMATCH", ErrorCode.TYPE_MISMATCH),
            Map.entry("SQLITE_TOOBIG", ErrorCode.VALUE_OUT_OF_RANGE),
            Map.entry("SQLITE_FULL", ErrorCode.DATABASE_FULL),
            Map.entry("SQLITE_READONLY", ErrorCode.READ_ONLY),
            Map.entry("SQLITE_BUSY", ErrorCode.BUSY),
            Map.entry("SQLITE_LOCKED", ErrorCode.BUSY),
            Map.entry("TRANSACTION_BUSY", ErrorCode.BUSY),
            Map.entry("SQLITE_AUTH", ErrorCode.FORBIDDEN),
            Map.entry("SQLITE_PERM", ErrorCode.CONNECTION_FAILED),
            Map.entry("SQLITE_IOERR", ErrorCode.CONNECTION_FAILED),
            Map.entry("SQLITE_CANTOPEN", ErrorCode.CONNECTION_FAILED),
            Map.entry("SQLITE_NOTADB", ErrorCode.CONNECTION_FAILED),
            Map.entry("SQLITE_CORRUPT", ErrorCode.DATABASE_CORRUPT),
            Map.entry("SQLITE_INTERRUPT", ErrorCode.CANCELLED),
            Map.entry("SQLITE_RANGE", ErrorCode.INVALID_QUERY),
            Map.entry("BLOCKED", ErrorCode.FORBIDDEN),
            Map.entry("SCHEMA_MIGRATION_ERROR", ErrorCode.SCHEMA_CONFLICT),
            Map.entry("SQL_NO_STATEMENT", ErrorCode.INVALID_QUERY),
            Map.entry("SQL_MANY_STATEMENTS", ErrorCode.INVALID_QUERY),
            Map.entry("ARGS_INVALID", ErrorCode.INVALID_QUERY),
            Map.entry("ARGS_BOTH_POSITIONAL_AND_NAMED", ErrorCode.INVALID_QUERY),
            Map.entry(RESPONSE_TOO_LARGE, ErrorCode.RESULT_TOO_LARGE),
            Map.entry(TRANSACTION_TIMEOUT, ErrorCode.TRANSACTION_LOST));

    /** The codes of a statement that failed before it ran. */
    private static final List<String> PREPARING = List.of("SQL_PARSE_ERROR", "SQL_INPUT_ERROR");

    private static final Pattern AROUND = Pattern.compile(
            "^(?:error executing a request on the primary: )?(?:SQLite error: |SQL input error: )?(.*?)(?: \\(at offset \\d+\\))?$",
            Pattern.DOTALL);

    private static final Pattern UNSUPPORTED = Pattern.compile("unsupported statement:.*", Pattern.DOTALL);

    private HranaErrors() {}

    /** A statement that was not done, or was undone. */
    static RemoteFailure failure(HranaError error) {
        DriverException mapped = map(error);
        boolean passes = mapped.code() == ErrorCode.BUSY || error.code().equals(TRANSACTION_TIMEOUT);
        return passes ? RemoteFailure.notNow(mapped) : RemoteFailure.refused(mapped);
    }

    /** The error as a caller sees it. */
    static DriverException map(HranaError error) {
        String text = AROUND.matcher(error.message()).replaceFirst("$1");
        if (UNSUPPORTED.matcher(text).find()) {
            return DriverException.of(ErrorCode.UNSUPPORTED, "", "the server does not run statements of this kind");
        }
        if (error.code().equals("ARGS_INVALID") && text.contains("too big")) {
            return DriverException.of(ErrorCode.VALUE_OUT_OF_RANGE, "", text);
        }
        ErrorCode code = CODES.get(error.code());
        DriverExceptionBuilder builder =
                code == null ? byText(error.code(), text) : DriverException.builder(code, text);
        if (code == ErrorCode.BUSY) {
            builder.retryable().hint("another connection holds the database; try again");
        }
        return builder.build();
    }

    private static DriverExceptionBuilder byText(String code, String text) {
        boolean mayViolate = code.equals("SQLITE_CONSTRAINT") || code.equals(PROXY_ERROR);
        if (mayViolate && ConstraintErrors.code(text).isPresent()) {
            ErrorCode violation = ConstraintErrors.code(text).get();
            return ConstraintErrors.describe(DriverException.builder(violation, text), text);
        }
        if (code.equals("SQLITE_CONSTRAINT")) {
            boolean isType = text.startsWith("cannot store ");
            return DriverException.builder(isType ? ErrorCode.TYPE_MISMATCH : ErrorCode.CHECK_VIOLATION, text);
        }
        return StatementErrors.of(text, PREPARING.contains(code));
    }
}
