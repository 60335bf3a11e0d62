package com.objectstack.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.objectstack.driver.Capability;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.PoolStats;
import java.util.List;

/** What must hold of a driver after every test: nothing is in use, and every exception was a DriverException. */
final class LeakCheck {
    private LeakCheck() {}

    static void check(WatchedDriver watched, IDataDriver driver, DriverUnderTest subject) {
        assertEquals(List.of(), watched.foreignExceptions(), "exceptions of the driver");
        if (!driver.checkHealth()) {
            throw new AssertionError("the driver does not answer after the test");
        }
        driver.getPoolStats().ifPresent(LeakCheck::assertIdle);
        if (subject.capabilities().contains(Capability.TRANSACTIONS)) {
            Patience.await(
                    driver.async(free -> {
                                free.rollback(free.beginTransaction());
                                return true;
                            })
                            .toCompletableFuture(),
                    "a transaction after the test (one is still open)");
        }
    }

    private static void assertIdle(PoolStats stats) {
        assertEquals(0, stats.active(), () -> "connections in use after the test, " + stats);
        assertEquals(0, stats.waiting(), () -> "callers that wait for a connection after the test, " + stats);
        assertTrue(stats.total() >= stats.idle(), () -> "more connections idle than open, " + stats);
    }
}
