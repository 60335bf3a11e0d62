package com.objectstack.conformance.reference;

import com.objectstack.driver.Capability;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IsolationLevel;
import com.objectstack.query.DateGranularity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a {@link ReferenceDriver} is told. Immutable: start from {@link #DEFAULTS}.
 *
 * @param capabilities what it does; it refuses the rest
 * @param ids gives an id to each record that comes without one; called by many threads
 * @param clock the time that records are stamped with, to the millisecond
 * @param writerWait how long a write waits for another one to end, before {@code BUSY}
 */
public record ReferenceSettings(
        DriverCapabilities capabilities, Supplier<String> ids, InstantSource clock, Duration writerWait) {
    /** Everything the contract has but what makes no sense in memory, or has no meaning yet. */
    private static final Set<Capability> NOT_KEPT = EnumSet.of(
            Capability.GEOSPATIAL_QUERY,
            Capability.MIGRATIONS,
            Capability.CONNECTION_POOLING,
            Capability.PREPARED_STATEMENTS,
            Capability.QUERY_CACHE);

    /** All that the reference can do, random ids, the system's clock and 30 seconds. */
    public static final ReferenceSettings DEFAULTS = new ReferenceSettings(
            capable(EnumSet.complementOf(EnumSet.copyOf(NOT_KEPT))),
            new RandomIds(),
            InstantSource.system(),
            Duration.ofSeconds(30));

    /** Requires all. */
    public ReferenceSettings {
        Objects.requireNonNull(capabilities, "capabilities");
        Objects.requireNonNull(ids, "ids");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(writerWait, "writerWait");
    }

    /**
     * The same with fewer capabilities.
     *
     * @param wanted the capabilities; those that the reference lacks are an {@link IllegalArgumentException}
     * @return the changed copy
     */
    public ReferenceSettings withCapabilities(Set<Capability> wanted) {
        for (Capability capability : wanted) {
            if (NOT_KEPT.contains(capability)) {
                throw new IllegalArgumentException("the reference has no " + capability);
            }
        }
        return new ReferenceSettings(capable(wanted), ids, clock, writerWait);
    }

    /**
     * The same with another source of ids.
     *
     * @param source gives a new id each time
     * @return the changed copy
     */
    public ReferenceSettings withIds(Supplier<String> source) {
        return new ReferenceSettings(capabilities, source, clock, writerWait);
    }

    /**
     * The same at another time.
     *
     * @param time the clock
     * @return the changed copy
     */
    public ReferenceSettings withClock(InstantSource time) {
        return new ReferenceSettings(capabilities, ids, time, writerWait);
    }

    /**
     * The same with another patience.
     *
     * @param wait how long a write waits for another one
     * @return the changed copy
     */
    public ReferenceSettings withWriterWait(Duration wait) {
        return new ReferenceSettings(capabilities, ids, clock, wait);
    }

    /** The same with as many of a driver's capabilities as the reference has; objects are made known in any case. */
    ReferenceSettings withThoseOf(DriverCapabilities driver) {
        Set<Capability> shared = EnumSet.noneOf(Capability.class);
        shared.addAll(driver.capabilities());
        shared.removeAll(NOT_KEPT);
        shared.add(Capability.SCHEMA_SYNC);
        return withCapabilities(shared);
    }

    /** The time of a write, to the millisecond. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Refuses an operation that needs a capability which is not declared. */
    void require(Capability capability, String operation) {
        if (!capabilities.has(capability)) {
            throw DriverException.of(
                    ErrorCode.UNSUPPORTED,
                    "",
                    operation + " needs the capability " + capability,
                    "supports() tells what the driver does");
        }
    }

    private static DriverCapabilities capable(Set<Capability> capabilities) {
        boolean groups = capabilities.contains(Capability.QUERY_AGGREGATIONS);
        boolean transacts =
                capabilities.contains(Capability.TRANSACTIONS) || capabilities.contains(Capability.SAVEPOINTS);
        return new DriverCapabilities(
                capabilities,
                groups ? EnumSet.allOf(DateGranularity.class) : Set.of(),
                transacts ? EnumSet.allOf(IsolationLevel.class) : Set.of());
    }
}
