package com.objectstack.conformance.reference;

import com.objectstack.conformance.DriverConformance;
import com.objectstack.conformance.DriverUnderTest;
import com.objectstack.conformance.Shares;

/** The reference meets the contract that it is the reference of. */
class ReferenceConformanceTest extends DriverConformance {
    /** By day few: what is compared with itself seldom differs. */
    private static final double SHARE = Shares.byDay(0.1);

    @Override
    protected DriverUnderTest subject() {
        return Reference.driver().tryingShare(SHARE);
    }
}
