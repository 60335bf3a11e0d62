package com.objectstack.driver;

import com.google.common.collect.Sets;
import com.objectstack.query.DateGranularity;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a driver can do.
 *
 * @param capabilities what it can do
 * @param dateGranularities the date buckets it computes in UTC
 * @param isolationLevels the isolation levels it accepts
 */
public record DriverCapabilities(
        Set<Capability> capabilities, Set<DateGranularity> dateGranularities, Set<IsolationLevel> isolationLevels) {
    /** Copies the sets and adds implied capabilities. */
    public DriverCapabilities {
        EnumSet<Capability> all = EnumSet.noneOf(Capability.class);
        all.addAll(capabilities);
        if (all.contains(Capability.SAVEPOINTS)) {
            all.add(Capability.TRANSACTIONS);
        }
        if (all.contains(Capability.BATCH_SCHEMA_SYNC)) {
            all.add(Capability.SCHEMA_SYNC);
        }
        capabilities = Sets.immutableEnumSet(all);
        dateGranularities = Sets.immutableEnumSet(dateGranularities);
        isolationLevels = Sets.immutableEnumSet(isolationLevels);
    }

    /**
     * Whether the driver can do something.
     *
     * @param capability what
     * @return true if it can
     */
    public boolean has(Capability capability) {
        return capabilities.contains(capability);
    }
}
