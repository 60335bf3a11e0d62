package com.objectstack.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.objectstack.driver.Capability;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the contract pins by example (contract §10): every row of the fixture files is a test of its own, and every
 * operation that takes a filter must answer alike.
 */
public abstract class DriverFixtures extends RunningDriver {
    /** For subclasses. */
    protected DriverFixtures() {}

    @Test
    void theDeclaredCapabilitiesAreThoseOfTheRunningDriver() {
        EnumSet<Capability> running = EnumSet.noneOf(Capability.class);
        running.addAll(driver().supports().capabilities());

        assertEquals(running, subject().capabilities());
    }

    @TestFactory
    List<DynamicNode> logicAndNull() {
        return tests("logic");
    }

    @TestFactory
    List<DynamicNode> textOperators() {
        return tests("text");
    }

    @TestFactory
    List<DynamicNode> daysAndInstants() {
        return tests("datetime");
    }

    @TestFactory
    List<DynamicNode> timesOfDay() {
        return tests("time");
    }

    @TestFactory
    List<DynamicNode> writtenValues() {
        return tests("writes");
    }

    @TestFactory
    List<DynamicNode> fieldsComparedWithFields() {
        return tests("cross-field");
    }

    @TestFactory
    List<DynamicNode> aggregates() {
        require(Capability.QUERY_AGGREGATIONS);
        return tests("aggregation");
    }

    @TestFactory
    List<DynamicNode> paging() {
        return tests("paging");
    }

    @TestFactory
    List<DynamicNode> dateBuckets() {
        require(Capability.QUERY_AGGREGATIONS);
        return tests("buckets");
    }

    private List<DynamicNode> tests(String name) {
        FixtureFile file = FixtureFile.read(name);
        List<DynamicNode> tests = new ArrayList<>();
        tests.addAll(new FilterFixtures(driver(), file).tests());
        tests.addAll(new QueryFixtures(driver(), file, declares(Capability.QUERY_CURSOR)).tests());
        tests.addAll(new WriteFixtures(driver(), file).tests());
        return tests;
    }
}
