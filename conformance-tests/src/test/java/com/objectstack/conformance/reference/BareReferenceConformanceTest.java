package com.objectstack.conformance.reference;

import com.objectstack.conformance.DriverConformance;
import com.objectstack.conformance.DriverUnderTest;
import com.objectstack.driver.Capability;
import java.util.Set;

/** The reference that can only create records and read them refuses everything else. */
class BareReferenceConformanceTest extends DriverConformance {
    private static final Set<Capability> BARE = Set.of(Capability.CREATE, Capability.READ, Capability.SCHEMA_SYNC);

    @Override
    protected DriverUnderTest subject() {
        return DriverUnderTest.named("reference-bare")
                .startedBy(() -> ReferenceDriver.withCapabilities(BARE))
                .declaring(BARE.toArray(Capability[]::new));
    }
}
