package com.objectstack.conformance;

import com.objectstack.driver.Capability;
import com.objectstack.driver.IDataDriver;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;

/** Starts the driver before every test method and closes it afterwards. */
abstract class RunningDriver {
    private @Nullable DriverUnderTest subject;
    private @Nullable IDataDriver driver;

    /**
     * The driver that is tested.
     *
     * @return how to start it and what it declares
     */
    protected abstract DriverUnderTest subject();

    @BeforeEach
    void startTheDriver() {
        subject = subject();
        driver = subject.start();
        driver.connect();
    }

    @AfterEach
    void closeTheDriver() {
        if (driver != null) {
            driver.close();
        }
    }

    final IDataDriver driver() {
        return Objects.requireNonNull(driver, "driver");
    }

    final boolean declares(Capability capability) {
        return Objects.requireNonNull(subject, "subject").capabilities().contains(capability);
    }

    /** Skips the rest of a test, visibly, if a capability is not declared. */
    final void require(Capability capability) {
        Assumptions.assumeTrue(declares(capability), () -> "capability " + capability + " is not declared");
    }
}
