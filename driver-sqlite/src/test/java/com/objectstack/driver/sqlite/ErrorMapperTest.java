package com.objectstack.driver.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.ConstraintViolationException;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.VendorError;
import com.objectstack.driver.sql.Deadline;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.core.DB;

/** One row for each of SQLite's codes, and what is read out of its messages. */
class ErrorMapperTest {
    @ParameterizedTest(name = "{0} is {1}, retryable {2}")
    @CsvSource({
        "3, CONNECTION_FAILED, false",
        "5, BUSY, true",
        "6, BUSY, true",
        "7, INTERNAL, false",
        "8, READ_ONLY, false",
        "264, READ_ONLY, false",
        "1032, READ_ONLY, false",
        "9, CANCELLED, false",
        "10, CONNECTION_FAILED, false",
        "266, CONNECTION_FAILED, false",
        "11, DATABASE_CORRUPT, false",
        "267, DATABASE_CORRUPT, false",
        "13, DATABASE_FULL, false",
        "14, CONNECTION_FAILED, false",
        "18, VALUE_OUT_OF_RANGE, false",
        "19, CHECK_VIOLATION, false",
        "20, TYPE_MISMATCH, false",
        "23, FORBIDDEN, false",
        "25, INVALID_QUERY, false",
        "26, CONNECTION_FAILED, false",
        "261, BUSY, true",
        "262, BUSY, true",
        "517, BUSY, true",
        "275, CHECK_VIOLATION, false",
        "1811, CHECK_VIOLATION, false",
        "787, FOREIGN_KEY_VIOLATION, false",
        "1299, NOT_NULL_VIOLATION, false",
        "1555, UNIQUE_VIOLATION, false",
        "2067, UNIQUE_VIOLATION, false",
        "2579, UNIQUE_VIOLATION, false",
        "3091, TYPE_MISMATCH, false",
        "516, TRANSACTION_LOST, false",
        "1, INTERNAL, false",
        "2, INTERNAL, false",
        "12345, INTERNAL, false"
    })
    void codeOfSqliteBecomesOurs(int extended, ErrorCode code, boolean retryable) {
        DriverException mapped = map(extended, "some words");

        assertThat(mapped.code()).isEqualTo(code);
        assertThat(mapped.retryable()).isEqualTo(retryable);
        assertThat(mapped.vendor()).contains(new VendorError(extended, null));
        assertThat(mapped).hasMessageContaining("some words").hasCauseInstanceOf(SQLException.class);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "integer overflow|VALUE_OUT_OF_RANGE",
                "no such table: t|INVALID_QUERY",
                "no such column: c|INVALID_QUERY",
                "near \"x\": syntax error|INVALID_QUERY",
                "cannot VACUUM from within a transaction|INVALID_QUERY",
                "malformed JSON|INTERNAL"
            })
    void genericErrorIsToldApartByItsText(String text, ErrorCode code) {
        assertThat(map(1, text).code()).isEqualTo(code);
    }

    @Test
    void whatCannotBePreparedIsAnInvalidQuery() {
        SQLException error = DB.newSQLException(1, "anything");

        assertThat(ErrorMapper.map(error, ErrorMapper.Phase.PREPARE, null).code())
                .isEqualTo(ErrorCode.INVALID_QUERY);
    }

    @Test
    void interruptAfterADeadlineIsATimeout() {
        Call call = Call.within(Duration.ofNanos(1));
        Databases.await(() -> call.mustStop(new Lifecycle()));

        assertThat(ErrorMapper.map(DB.newSQLException(9, "interrupted"), ErrorMapper.Phase.RUN, call)
                        .code())
                .isEqualTo(ErrorCode.TIMEOUT);
    }

    @Test
    void lockWaitedForUntilTheInterruptIsCancelled() {
        Call call = Call.of(Deadline.NONE);
        call.cancel();
        call.mustStop(new Lifecycle());

        assertThat(ErrorMapper.map(DB.newSQLException(5, "locked"), ErrorMapper.Phase.RUN, call)
                        .code())
                .isEqualTo(ErrorCode.CANCELLED);
    }

    @Test
    void uniqueViolationNamesItsObjectAndFields() {
        ConstraintViolationException violation =
                (ConstraintViolationException) map(2067, "UNIQUE constraint failed: invoice.number, invoice.year");

        assertThat(violation.object()).contains("invoice");
        assertThat(violation.fields()).containsExactly("number", "year");
        assertThat(violation.path()).isEqualTo("/number");
    }

    @Test
    void notNullViolationNamesItsField() {
        ConstraintViolationException violation =
                (ConstraintViolationException) map(1299, "NOT NULL constraint failed: invoice.a/b");

        assertThat(violation.object()).contains("invoice");
        assertThat(violation.fields()).containsExactly("a/b");
        assertThat(violation.path()).isEqualTo("/a~1b");
    }

    @Test
    void violationOfAnExpressionIndexNamesTheIndexOnly() {
        ConstraintViolationException violation =
                (ConstraintViolationException) map(2067, "UNIQUE constraint failed: index 'by_lower'");

        assertThat(violation.object()).isEmpty();
        assertThat(violation.fields()).isEmpty();
        assertThat(violation).hasMessageContaining("by_lower");
    }

    @Test
    void markerInAJsonPathIsTheNodeThatGaveTooMuch() {
        try (var executor = Databases.openMemory()) {
            DriverException failure = Databases.failure(
                    () -> Databases.read(executor, "select json_extract('{}', 'objectstack:/where/it''s/$in')"));

            assertThat(failure.code()).isEqualTo(ErrorCode.RESULT_TOO_LARGE);
            assertThat(failure.path()).isEqualTo("/where/it's/$in");
        }
    }

    @Test
    void realOverflowIsOutOfRange() {
        try (var executor = Databases.openMemory()) {
            Databases.fails(
                    ErrorCode.VALUE_OUT_OF_RANGE,
                    () -> Databases.read(executor, "select sum(column1) from (values (9223372036854775807), (1))"));
        }
    }

    private static DriverException map(int extended, String text) {
        return ErrorMapper.map(DB.newSQLException(extended, text), ErrorMapper.Phase.RUN, null);
    }
}
