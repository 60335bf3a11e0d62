package com.objectstack.conformance.reference;

import com.objectstack.conformance.DriverLaws;
import com.objectstack.conformance.DriverUnderTest;

class ReferenceLawsTest extends DriverLaws {
    @Override
    protected DriverUnderTest subject() {
        return Reference.driver();
    }
}
