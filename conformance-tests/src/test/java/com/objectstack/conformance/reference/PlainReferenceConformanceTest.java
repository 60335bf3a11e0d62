package com.objectstack.conformance.reference;

import com.objectstack.conformance.DriverConformance;
import com.objectstack.conformance.DriverUnderTest;
import com.objectstack.conformance.Shares;
import com.objectstack.driver.Capability;
import java.util.Set;

/** The reference with the capabilities of a plain driver refuses what needs the others. */
class PlainReferenceConformanceTest extends DriverConformance {
    private static final Set<Capability> PLAIN = Set.of(
            Capability.CREATE,
            Capability.READ,
            Capability.UPDATE,
            Capability.DELETE,
            Capability.QUERY_FILTERS,
            Capability.QUERY_SORTING,
            Capability.QUERY_PAGINATION,
            Capability.SCHEMA_SYNC);

    @Override
    protected DriverUnderTest subject() {
        return DriverUnderTest.named("reference-plain")
                .startedBy(() -> ReferenceDriver.withCapabilities(PLAIN))
                .declaring(PLAIN.toArray(Capability[]::new))
                .tryingShare(Shares.byDay(0.1));
    }
}
