package com.objectstack.conformance.reference;

import com.objectstack.conformance.LawsOfTransactions;
import com.objectstack.conformance.DriverUnderTest;

class ReferenceTransactionsTest extends LawsOfTransactions {
    @Override
    protected DriverUnderTest subject() {
        return Reference.driver();
    }
}
