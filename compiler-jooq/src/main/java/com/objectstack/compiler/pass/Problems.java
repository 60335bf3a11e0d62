package com.objectstack.compiler.pass;

import com.objectstack.driver.Capability;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects everything that is wrong with a request, in document order. For one thread. */
final class Problems {
    private final List<Problem> found = new ArrayList<>();

    void add(Problem problem) {
        found.add(problem);
    }

    void add(ErrorCode code, String path, String message, @Nullable String hint) {
        found.add(new Problem(code, path, message, hint));
    }

    /** Adds a refusal unless the driver has a capability. */
    void require(Capability capability, DriverCapabilities capabilities, String path, String what) {
        if (!capabilities.has(capability)) {
            add(ErrorCode.UNSUPPORTED, path, what + " needs the capability " + capability, "leave it out");
        }
    }

    /** Throws all that was found, if anything was. */
    void throwIfAny() {
        if (!found.isEmpty()) {
            throw DriverException.of(found);
        }
    }
}
