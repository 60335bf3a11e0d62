package com.objectstack.driver.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.SqlStatement.Access;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One row for each of a server's codes, and what is read out of its messages; libsql-remote.md 4.2, 4.3. */
class HranaErrorsTest {
    @ParameterizedTest(name = "{0}: {1} is {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "SQL_PARSE_ERROR | SQL string could not be parsed: syntax error around L1:6: `selec` | INVALID_QUERY",
                "SQL_PARSE_ERROR | SQL string could not be parsed: unsupported statement: VACUUM | UNSUPPORTED",
                "SQL_INPUT_ERROR | SQL input error: no such column: x (at offset 7) | INVALID_QUERY",
                "SQLITE_UNKNOWN | SQLite error: no such table: nosuch | INVALID_QUERY",
                "SQLITE_UNKNOWN | SQLite error: integer overflow | VALUE_OUT_OF_RANGE",
                "SQLITE_UNKNOWN | SQLite error: something else | INTERNAL",
                "SQLITE_CONSTRAINT | SQLite error: UNIQUE constraint failed: t.a, t.b | UNIQUE_VIOLATION",
                "SQLITE_CONSTRAINT | SQLite error: NOT NULL constraint failed: t.a | NOT_NULL_VIOLATION",
                "SQLITE_CONSTRAINT | SQLite error: CHECK constraint failed: a > 0 | CHECK_VIOLATION",
                "SQLITE_CONSTRAINT | SQLite error: FOREIGN KEY constraint failed | FOREIGN_KEY_VIOLATION",
                "SQLITE_CONSTRAINT | SQLite error: cannot store TEXT value in INTEGER column t.i | TYPE_MISMATCH",
                "SQLITE_CONSTRAINT | SQLite error: raised by a trigger | CHECK_VIOLATION",
                "SQLITE_MISMATCH | SQLite error: datatype mismatch | TYPE_MISMATCH",
                "SQLITE_TOOBIG | SQLite error: string or blob too big | VALUE_OUT_OF_RANGE",
                "SQLITE_FULL | SQLite error: database or disk is full | DATABASE_FULL",
                "SQLITE_READONLY | SQLite error: attempt to write a readonly database | READ_ONLY",
                "SQLITE_CORRUPT | SQLite error: database disk image is malformed | DATABASE_CORRUPT",
                "SQLITE_IOERR | SQLite error: disk I/O error | CONNECTION_FAILED",
                "SQLITE_AUTH | SQLite error: not authorized | FORBIDDEN",
                "ARGS_INVALID | value for parameter 1 not found | INVALID_QUERY",
                "ARGS_INVALID | string or blob too big | VALUE_OUT_OF_RANGE",
                "ARGS_BOTH_POSITIONAL_AND_NAMED | both kinds | INVALID_QUERY",
                "SQL_NO_STATEMENT | none | INVALID_QUERY",
                "SQL_MANY_STATEMENTS | several | INVALID_QUERY",
                "RESPONSE_TOO_LARGE | Response is too large | RESULT_TOO_LARGE",
                "BLOCKED | Operation was blocked: over quota | FORBIDDEN",
                "TRANSACTION_TIMEOUT | Transaction timed out | TRANSACTION_LOST",
                "SCHEMA_MIGRATION_ERROR | migration failed | SCHEMA_CONFLICT",
                "PROXY_ERROR | error executing a request on the primary: UNIQUE constraint failed: t.v | UNIQUE_VIOLATION",
                "PROXY_ERROR | error executing a request on the primary: no such table: t | INVALID_QUERY"
            })
    void codeOfTheServerBecomesOurs(String code, String message, ErrorCode expected) {
        assertThat(HranaErrors.map(new HranaError(message, code)).code()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"SQLITE_BUSY", "SQLITE_LOCKED", "TRANSACTION_BUSY"})
    void whatIsBusyDidNothingAndMayBeSentAgain(String code) {
        RemoteFailure failure = HranaErrors.failure(new HranaError("SQLite error: database is locked", code));

        assertThat(failure.error().code()).isEqualTo(ErrorCode.BUSY);
        assertThat(failure.error().retryable()).isTrue();
        assertThat(failure.mayBeRepeated(Access.WRITE)).isTrue();
    }

    @Test
    void theMessageIsTheEnginesOwn() {
        DriverException error =
                HranaErrors.map(new HranaError("SQL input error: no such column: x (at offset 7)", "SQL_INPUT_ERROR"));

        assertThat(error.problems().get(0).message()).isEqualTo("no such column: x");
    }
}
