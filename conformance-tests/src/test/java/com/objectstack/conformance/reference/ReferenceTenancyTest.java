package com.objectstack.conformance.reference;

import com.objectstack.conformance.DriverUnderTest;
import com.objectstack.conformance.LawsOfTenancy;

class ReferenceTenancyTest extends LawsOfTenancy {
    @Override
    protected DriverUnderTest subject() {
        return Reference.driver();
    }
}
