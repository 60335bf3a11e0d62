package com.objectstack.conformance.reference;

import com.objectstack.conformance.DriverUnderTest;
import com.objectstack.conformance.LawsOfRecords;

class ReferenceRecordsTest extends LawsOfRecords {
    @Override
    protected DriverUnderTest subject() {
        return Reference.driver();
    }
}
