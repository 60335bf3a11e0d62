package com.objectstack.conformance.reference;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The counters of autonumbers while one write draws from them (contract B191 to B194). */
final class Counters {
    private final StoredTable table;
    private final Map<SequenceKey, Long> last;

    Counters(Version version, StoredTable table) {
        this.table = table;
        this.last = new HashMap<>(version.counters());
    }

    /** The next number as it is written; a counter that is new begins after the numbers that are there. */
    String next(AutonumberSlot slot) {
        long before = last.computeIfAbsent(slot.key(), key -> slot.greatest(ofTenant(key)));
        if (before == Long.MAX_VALUE) {
            throw DriverException.of(
                    ErrorCode.VALUE_OUT_OF_RANGE,
                    JsonPointers.child("", slot.field()),
                    "the numbers of '" + slot.field() + "' are used up");
        }
        last.put(slot.key(), before + 1);
        return slot.written(before + 1);
    }

    /** Makes a counter that lags behind the numbers that are there catch up (B194), whoever's they are. */
    void catchUp(AutonumberSlot slot) {
        long greatest = slot.greatest(table.rows().values());
        last.merge(slot.key(), greatest, Math::max);
    }

    Map<SequenceKey, Long> drawn() {
        return last;
    }

    private List<Row> ofTenant(SequenceKey key) {
        return table.rows().values().stream()
                .filter(row -> table.model().tenantField() == null
                        || Autonumbers.tenantOf(table.model(), row).equals(key.tenant()))
                .toList();
    }
}
