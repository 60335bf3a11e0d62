package com.objectstack.conformance.reference;

import com.objectstack.conformance.LawsOfTenancy;
import com.objectstack.conformance.DriverUnderTest;

class ReferenceTenancyTest extends LawsOfTenancy {
    @Override
    protected DriverUnderTest subject() {
        return Reference.driver();
    }
}
