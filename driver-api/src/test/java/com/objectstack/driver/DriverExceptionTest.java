package com.objectstack.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DriverExceptionTest {
    private static final Map<Class<? extends DriverException>, List<String>> CODES = Map.of(
            InvalidRequestException.class,
                    List.of(
                            "INVALID_QUERY",
                            "INVALID_FILTER",
                            "TYPE_MISMATCH",
                            "UNKNOWN_FIELD",
                            "UNKNOWN_OBJECT",
                            "INVALID_DATA",
                            "INVALID_SCHEMA",
                            "INVALID_CONFIG",
                            "VALUE_OUT_OF_RANGE",
                            "CONFLICT_TARGET",
                            "SCHEMA_CONFLICT"),
            UnsupportedQueryException.class, List.of("UNSUPPORTED"),
            ConstraintViolationException.class,
                    List.of("UNIQUE_VIOLATION", "NOT_NULL_VIOLATION", "FOREIGN_KEY_VIOLATION", "CHECK_VIOLATION"),
            TransactionException.class, List.of("BUSY", "TRANSACTION_LOST", "TRANSACTION_CLOSED", "OUTCOME_UNKNOWN"),
            TimeoutException.class, List.of("TIMEOUT", "CANCELLED"),
            ConnectionException.class, List.of("CONNECTION_FAILED", "UNAUTHENTICATED", "FORBIDDEN", "DRIVER_CLOSED"),
            StorageException.class, List.of("DATABASE_CORRUPT", "DATABASE_FULL", "READ_ONLY", "RESULT_TOO_LARGE"),
            DriverBugException.class, List.of("INTERNAL"));

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void theCodeDecidesTheClass(ErrorCode code) {
        DriverException error = DriverException.of(code, "/a", "broken");

        assertThat(CODES.get(error.getClass())).contains(code.name());
    }

    @Test
    void anErrorSaysCodePlaceMessageAndHint() {
        DriverException error = DriverException.of(ErrorCode.INVALID_QUERY, "/limit", "too small (got -1)", "pass 0");

        assertThat(error).hasMessage("[INVALID_QUERY] /limit: too small (got -1)\nHint: pass 0");
        assertThat(error.code()).isEqualTo(ErrorCode.INVALID_QUERY);
        assertThat(error.path()).isEqualTo("/limit");
        assertThat(error.hint()).contains("pass 0");
        assertThat(error.retryable()).isFalse();
        assertThat(error.vendor()).isEmpty();
        assertThat(error).hasNoCause();
    }

    @Test
    void anErrorAboutTheWholeHasNoPlace() {
        assertThat(DriverException.of(ErrorCode.BUSY, "", "locked")).hasMessage("[BUSY] locked");
    }

    @Test
    void allProblemsAreKeptInOrder() {
        List<Problem> problems = List.of(
                Problem.of(ErrorCode.INVALID_FILTER, "/a", "one"), Problem.of(ErrorCode.UNSUPPORTED, "/b", "two"));

        DriverException error = DriverException.of(problems);

        assertThat(error).isInstanceOf(InvalidRequestException.class);
        assertThat(error.problems()).isEqualTo(problems);
        assertThat(error).hasMessage("[INVALID_FILTER] /a: one\n[UNSUPPORTED] /b: two");
    }

    @Test
    void theTextStopsAfterTwentyProblems() {
        List<Problem> problems = IntStream.range(0, 25)
                .mapToObj(i -> Problem.of(ErrorCode.INVALID_FILTER, "/" + i, "wrong"))
                .toList();

        assertThat(DriverException.of(problems).getMessage())
                .contains("/19:")
                .doesNotContain("/20:")
                .endsWith("(and 5 more)");
    }

    @Test
    void anErrorHasAProblem() {
        assertThatThrownBy(() -> DriverException.of(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("problems must be one or more, got none");
    }

    @Test
    void theBuilderSetsEverything() {
        Exception cause = new Exception("below");
        VendorError vendor = new VendorError(2067, "23000");

        DriverException error = DriverException.builder(ErrorCode.UNIQUE_VIOLATION, "exists")
                .path("/email")
                .hint("choose another")
                .cause(cause)
                .retryable()
                .vendor(vendor)
                .object("user")
                .fields(List.of("email"))
                .build();

        assertThat(error).isInstanceOfSatisfying(ConstraintViolationException.class, violation -> {
            assertThat(violation.object()).contains("user");
            assertThat(violation.fields()).containsExactly("email");
        });
        assertThat(error.problems())
                .containsExactly(new Problem(ErrorCode.UNIQUE_VIOLATION, "/email", "exists", "choose another"));
        assertThat(error).hasCause(cause);
        assertThat(error.retryable()).isTrue();
        assertThat(error.vendor()).contains(vendor);
        assertThat(vendor.sqlState()).contains("23000");
    }

    @Test
    void theBuilderChangesOnlyTheFirstProblem() {
        Problem second = Problem.of(ErrorCode.UNSUPPORTED, "/b", "two");
        DriverExceptionBuilder builder =
                new DriverExceptionBuilder(List.of(Problem.of(ErrorCode.UNSUPPORTED, "", "one"), second));

        assertThat(builder.path("/a").hint("x").build().problems())
                .containsExactly(new Problem(ErrorCode.UNSUPPORTED, "/a", "one", "x"), second);
    }

    @Test
    void aViolationMayNameNothing() {
        DriverException error = DriverException.of(ErrorCode.CHECK_VIOLATION, "", "failed");

        assertThat(error).isInstanceOfSatisfying(ConstraintViolationException.class, violation -> {
            assertThat(violation.object()).isEmpty();
            assertThat(violation.fields()).isEmpty();
        });
    }
}
