package com.objectstack.conformance.reference;

import com.objectstack.conformance.DriverUnderTest;
import com.objectstack.driver.Capability;
import java.util.EnumSet;
import java.util.Set;

/** The reference as a driver that the kit tests: what it declares is what it has. */
final class Reference {
    private Reference() {}

    static DriverUnderTest driver() {
        return DriverUnderTest.named("reference")
                .startedBy(ReferenceDriver::inMemory)
                .declaring(
                        ReferenceSettings.DEFAULTS.capabilities().capabilities().toArray(Capability[]::new));
    }

    /** A reference that does all but one thing. */
    static ReferenceDriver without(Capability capability) {
        Set<Capability> rest =
                EnumSet.copyOf(ReferenceSettings.DEFAULTS.capabilities().capabilities());
        rest.remove(capability);
        return ReferenceDriver.withCapabilities(rest);
    }
}
