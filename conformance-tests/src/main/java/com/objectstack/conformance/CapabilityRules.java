package com.objectstack.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.objectstack.driver.Capability;
import com.objectstack.driver.DriverCapabilities;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** Rules {@code cap}: what a driver says of itself. */
abstract class CapabilityRules extends Area {
    @Test
    void required_cap01_theDeclaredCapabilitiesAreThoseOfTheRunningDriver() {
        EnumSet<Capability> running = EnumSet.noneOf(Capability.class);
        running.addAll(driver().supports().capabilities());

        assertEquals(running, subject().capabilities());
    }

    @Test
    void required_cap02_capabilitiesStayTheSameWhileTheDriverIsOpen() {
        DriverCapabilities before = driver().supports();
        object("n number", "{id: 'a', n: 1}").find("{}");

        assertEquals(before, driver().supports());
    }

    @Test
    void required_cap03_nameAndVersionAreGiven() {
        assertFalse(driver().name().isBlank());
        assertTrue(driver().version().matches("\\d+\\.\\d+\\.\\d+.*"), driver().version());
    }

    @Test
    void untested_cap04_geospatialFiltersNeedTheirCapability() {
        untested("the query language has no geospatial operator yet");
    }

    @Test
    void untested_cap05_preparedStatementsAndCachesAreInvisible() {
        untested("PREPARED_STATEMENTS and QUERY_CACHE change how fast an answer comes, never the answer");
    }
}
