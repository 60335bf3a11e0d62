package com.objectstack.conformance.reference;

import com.objectstack.conformance.LawsOfRecords;
import com.objectstack.conformance.DriverUnderTest;

class ReferenceRecordsTest extends LawsOfRecords {
    @Override
    protected DriverUnderTest subject() {
        return Reference.driver();
    }
}
