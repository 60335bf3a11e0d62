package com.objectstack.conformance.reference;

import com.objectstack.conformance.DriverConformance;
import com.objectstack.conformance.DriverUnderTest;
import com.objectstack.driver.Capability;
import java.util.Set;

/** A reference that stores and filters records and does no more refuses sorts and pages too. */
class BareReferenceConformanceTest extends DriverConformance {
    private static final Set<Capability> BARE = Set.of(
            Capability.CREATE,
            Capability.READ,
            Capability.UPDATE,
            Capability.DELETE,
            Capability.QUERY_FILTERS,
            Capability.SCHEMA_SYNC);

    @Override
    protected DriverUnderTest subject() {
        return DriverUnderTest.named("reference-bare")
                .startedBy(() -> ReferenceDriver.withCapabilities(BARE))
                .declaring(BARE.toArray(Capability[]::new));
    }
}
