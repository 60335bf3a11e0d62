package com.objectstack.conformance.reference;

import com.objectstack.conformance.DriverConformance;
import com.objectstack.conformance.DriverUnderTest;

/** The reference meets the contract that it is the reference of. */
class ReferenceConformanceTest extends DriverConformance {
    @Override
    protected DriverUnderTest subject() {
        return Reference.driver();
    }
}
