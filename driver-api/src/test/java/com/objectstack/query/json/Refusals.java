package com.objectstack.query.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.Problem;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Runs what must be refused. Documents are written with single quotes for double ones. */
final class Refusals {
    private Refusals() {}

    static String json(String singleQuoted) {
        return singleQuoted.replace('\'', '"');
    }

    /** The problems of a refusal; fails if there is none. */
    static List<Problem> problemsOf(ThrowingCallable call) {
        DriverException refusal = catchThrowableOfType(DriverException.class, call);
        assertThat(refusal).as("a refusal").isNotNull();
        return refusal.problems();
    }

    /** Each problem as {@code CODE path}, in document order. */
    static List<String> places(ThrowingCallable call) {
        return problemsOf(call).stream()
                .map(problem -> (problem.code() + " " + problem.path()).strip())
                .toList();
    }
}
