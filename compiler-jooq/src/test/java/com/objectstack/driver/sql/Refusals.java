package com.objectstack.driver.sql;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.Problem;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a call was refused for. */
final class Refusals {
    private Refusals() {}

    static DriverException of(ThrowingCallable call) {
        return catchThrowableOfType(DriverException.class, call);
    }

    /** Each problem as {@code CODE path}. */
    static List<String> problemsOf(ThrowingCallable call) {
        return of(call).problems().stream().map(Refusals::brief).toList();
    }

    private static String brief(Problem problem) {
        return problem.code() + " " + problem.path();
    }
}
