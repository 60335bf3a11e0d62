package com.objectstack.conformance.mutants;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Problem;
import com.objectstack.driver.VendorError;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Drivers that refuse otherwise. */
final class ErrorMutants {
    private ErrorMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "finds nothing where a type is wrong",
                        Mutation.on("find", call -> swallowing(call, List.of())),
                        "agg-20 bkt-05 cur-07 err-03 exp-08 flt-14 flt-19 flt-24 near-09 sort-13 sub-09 tmp-07 txt-09"),
                Mutant.of(
                        "counts nothing where a type is wrong",
                        Mutation.on("count", call -> swallowing(call, 0L)),
                        "agg-20 bkt-05 cur-07 exp-08 flt-14 flt-19 flt-24 near-09 prop-28 sort-13 sub-09 tmp-07 txt-09"),
                Mutant.of(
                        "says that a query is wrong where a type is",
                        code(ErrorCode.TYPE_MISMATCH, ErrorCode.INVALID_FILTER),
                        "agg-20 bkt-05 bulk-05 cur-07 exp-08 flt-14 flt-19 flt-24 many-09 near-09 near-13 rec-19 sort-13 sub-09 tmp-07 tmp-08 txt-09"),
                Mutant.of(
                        "says that it is broken where an object is unknown",
                        code(ErrorCode.UNKNOWN_OBJECT, ErrorCode.INTERNAL),
                        "cte-03 find-09 join-13 sch-09 sch-11 sub-09"),
                Mutant.of(
                        "says that a record is taken where a value is missing",
                        code(ErrorCode.NOT_NULL_VIOLATION, ErrorCode.UNIQUE_VIOLATION),
                        "con-04 sch-13"),
                Mutant.of(
                        "does not say where an unknown field stands",
                        Mutation.refusals((call, refused) -> refused.code() == ErrorCode.UNKNOWN_FIELD
                                ? problems(
                                        refused,
                                        problem -> new Problem(problem.code(), "", problem.message(), problem.advice()))
                                : refused),
                        "agg-22 cte-08 err-01 err-04 exp-08 exp-09 find-06 find-23 flt-12 flt-13 flt-16 flt-19 join-13 many-09 rec-10 rec-21 ref-09 ref-10 ref-11 sch-05 sort-10 sub-09 win-14"),
                Mutant.of(
                        "tells the first problem alone",
                        Mutation.refusals((call, refused) ->
                                DriverException.of(refused.problems().subList(0, 1))),
                        "con-03 err-01 err-02 flt-16"),
                Mutant.of(
                        "tells problems backwards",
                        Mutation.refusals((call, refused) ->
                                DriverException.of(refused.problems().reversed())),
                        "con-03 err-01 flt-16"),
                Mutant.of(
                        "gives no hints",
                        Mutation.refusals((call, refused) -> refused.hint().isPresent()
                                ? problems(
                                        refused,
                                        problem -> Problem.of(problem.code(), problem.path(), problem.message()))
                                : refused),
                        "find-23"),
                Mutant.of(
                        "writes no JSON pointers",
                        Mutation.refusals((call, refused) -> refused.path().contains("~1")
                                ? problems(
                                        refused,
                                        problem -> new Problem(
                                                problem.code(),
                                                problem.path().replace("~1", "/"),
                                                problem.message(),
                                                problem.advice()))
                                : refused),
                        "err-04 rec-21"),
                Mutant.of(
                        "says of a mistake that it may be tried again",
                        Mutation.refusals((call, refused) -> rebuilt(refused, true)),
                        "con-03 conc-07 err-08"),
                Mutant.of(
                        "asks the database about mistakes",
                        Mutation.refusals((call, refused) -> refused.code() == ErrorCode.TYPE_MISMATCH
                                ? DriverException.builder(refused.code(), "refused")
                                        .path(refused.path())
                                        .vendor(new VendorError(20, null))
                                        .build()
                                : refused),
                        "bulk-05 cur-07 err-02 err-03 err-07 exp-08 flt-24 many-09 near-09 sort-13 sub-09"),
                Mutant.of(
                        "tells what is secret",
                        Mutation.refusals(ErrorMutants::telling),
                        "con-03 err-01 err-02 err-03 err-06 find-23 flt-16"),
                Mutant.of(
                        "does not say what it found",
                        Mutation.refusals((call, refused) -> problems(
                                refused,
                                problem -> new Problem(problem.code(), problem.path(), "wrong", problem.advice()))),
                        "con-03 err-03"),
                Mutant.of(
                        "fails with an exception of its own where a field is unknown",
                        Mutation.refusals((call, refused) -> refused.code() == ErrorCode.UNKNOWN_FIELD
                                ? new IllegalStateException(refused)
                                : refused),
                        "agg-22 cte-08 err-01 err-04 err-05 err-07 err-08 err-09 exp-08 exp-09 find-06 find-23 flt-12 flt-13 flt-16 flt-19 join-13 many-09 rec-10 rec-21 ref-09 ref-10 ref-11 sch-05 sort-10 sub-09 tx-08 win-14"),
                Mutant.of(
                        "fails at a limit",
                        call -> {
                            if (call.is("find") && call.query().limit() != null) {
                                throw DriverException.of(ErrorCode.INTERNAL, "", "near \"limit\": syntax error");
                            }
                            return call.proceed();
                        },
                        "agg-10 cte-10 cur-09 join-09 near-11 page-02 page-03 page-04 page-05 page-06 page-07 page-10 prop-27 sort-09 srch-16 strm-02 win-11"),
                Mutant.of(
                        "does not know the fields of a violation",
                        Mutation.refusals((call, refused) -> refused.code() == ErrorCode.UNIQUE_VIOLATION
                                ? DriverException.builder(refused.code(), "taken")
                                        .path(refused.path())
                                        .build()
                                : refused),
                        "con-03"));
    }

    private static Object swallowing(Call call, Object answer) {
        try {
            return call.proceed();
        } catch (DriverException refused) {
            if (refused.code() == ErrorCode.TYPE_MISMATCH) {
                return answer;
            }
            throw refused;
        }
    }

    private static Mutation code(ErrorCode from, ErrorCode to) {
        return Mutation.refusals((call, refused) -> refused.code() == from
                ? problems(refused, problem -> new Problem(to, problem.path(), problem.message(), problem.advice()))
                : refused);
    }

    private static DriverException problems(DriverException refused, UnaryOperator<Problem> change) {
        return DriverException.of(refused.problems().stream().map(change).toList());
    }

    private static RuntimeException rebuilt(DriverException refused, boolean retryable) {
        Problem first = refused.problems().get(0);
        if (refused.problems().size() > 1 || !retryable) {
            return refused;
        }
        return DriverException.builder(first.code(), first.message())
                .path(first.path())
                .hint(Optional.ofNullable(first.advice()).orElse(""))
                .retryable()
                .build();
    }

    private static RuntimeException telling(Call call, DriverException refused) {
        @Nullable Object given = call.arguments().size() > 1 ? call.arguments().get(1) : null;
        return DriverException.of(
                refused.code(), refused.path(), refused.problems().get(0).message() + ", given " + given);
    }
}
