package com.objectstack.conformance.reference;

import com.objectstack.conformance.DriverFixtures;
import com.objectstack.conformance.DriverUnderTest;

class ReferenceFixturesTest extends DriverFixtures {
    @Override
    protected DriverUnderTest subject() {
        return Reference.driver();
    }
}
