package com.objectstack.conformance.reference;

import com.objectstack.conformance.DriverUnderTest;
import com.objectstack.conformance.LawsOfTransactions;

class ReferenceTransactionsTest extends LawsOfTransactions {
    @Override
    protected DriverUnderTest subject() {
        return Reference.driver();
    }
}
