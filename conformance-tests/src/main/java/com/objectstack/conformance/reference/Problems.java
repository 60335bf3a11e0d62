package com.objectstack.conformance.reference;

import com.objectstack.driver.Capability;
import com.objectstack.driver.DriverCapabilities;
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

    /** Whether something is wrong at a place. */
    boolean isRefused(String path) {
        return found.stream().anyMatch(problem -> problem.path().equals(path));
    }

    /** Adds a refusal unless the driver has a capability. */
    boolean require(Capability capability, DriverCapabilities capabilities, String path, String what) {
        if (!capabilities.has(capability)) {
            add(ErrorCode.UNSUPPORTED, path, what + " needs the capability " + capability, "leave it out");
        }
        return capabilities.has(capability);
    }

    /** Throws all of them, if there is any. */
    void throwIfAny() {
        if (!found.isEmpty()) {
            throw DriverException.of(found);
        }
    }
}
