package com.objectstack.conformance.reference;

import com.objectstack.conformance.DriverConformance;
import com.objectstack.conformance.DriverUnderTest;
import com.objectstack.driver.Capability;
import com.objectstack.driver.sqlite.SqliteDriver;

class VerifiedKitTest extends DriverConformance {
    @Override
    protected DriverUnderTest subject() {
        return DriverUnderTest.named("sqlite-verified")
                .startedBy(() -> VerifyingDriver.wrap(SqliteDriver.inMemory()))
                .declaring(SqliteDriver.inMemory().supports().capabilities().toArray(Capability[]::new));
    }
}
