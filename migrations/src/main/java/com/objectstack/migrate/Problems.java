package com.objectstack.migrate;

import com.objectstack.driver.ConstraintViolationException;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverExceptionBuilder;
import com.objectstack.driver.Problem;
import java.util.List;
import java.util.function.Supplier;

/** Refusals of a part, told of the whole. */
final class Problems {
    private Problems() {}

    /** Reads a part of a document; the pointers of its problems begin with the part's. */
    static <T> T under(String path, Supplier<T> reader) {
        try {
            return reader.get();
        } catch (DriverException refusal) {
            throw DriverException.of(moved(refusal, path, ""));
        }
    }

    /** A refusal of a step or check of a migration, with where that is. */
    static DriverException at(String path, String what, DriverException refusal) {
        List<Problem> problems = moved(refusal, path, what + ": ");
        if (problems.size() > 1) {
            return DriverException.of(problems);
        }
        Problem first = problems.get(0);
        DriverExceptionBuilder builder = DriverException.builder(first.code(), first.message())
                .path(first.path())
                .cause(refusal);
        first.hint().ifPresent(builder::hint);
        refusal.vendor().ifPresent(builder::vendor);
        if (refusal.retryable()) {
            builder.retryable();
        }
        if (refusal instanceof ConstraintViolationException violation) {
            violation.object().ifPresent(builder::object);
            violation.constraint().ifPresent(builder::constraint);
            builder.fields(violation.fields());
        }
        return builder.build();
    }

    private static List<Problem> moved(DriverException refusal, String path, String before) {
        return refusal.problems().stream()
                .map(problem -> new Problem(
                        problem.code(), path + problem.path(), before + problem.message(), problem.advice()))
                .toList();
    }
}
