package com.objectstack.conformance.reference;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects all that is wrong with a request, in document order (SEMANTICS.md §5). */
final class Problems {
    private final List<Problem> found = new ArrayList<>();

    void add(ErrorCode code, String path, String message, @Nullable String hint) {
        found.add(new Problem(code, path, message, hint));
    }

    /** Throws all of them, if there is any. */
    void throwIfAny() {
        if (!found.isEmpty()) {
            throw DriverException.of(found);
        }
    }
}
