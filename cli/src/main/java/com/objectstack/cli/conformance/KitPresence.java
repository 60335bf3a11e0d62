package com.objectstack.cli.conformance;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;

/** Whether the kit is on the class path: its jar is named in the manifest of {@code objectstack.jar} and may be missing. */
public final class KitPresence {
    private static final String KIT = "/com/objectstack/conformance/ConformanceRun.class";

    private KitPresence() {}

    /**
     * Refuses to go on without the kit.
     *
     * @throws DriverException {@code UNSUPPORTED} if it is missing
     */
    public static void require() {
        if (KitPresence.class.getResource(KIT) == null) {
            throw DriverException.of(
                    ErrorCode.UNSUPPORTED,
                    "",
                    "the conformance kit is not there",
                    "put objectstack-conformance.jar beside objectstack.jar; `mvn package` builds both");
        }
    }
}
