package com.objectstack.conformance.reference;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a store holds at one moment. Immutable: a write makes another version, and whoever reads has one of them.
 *
 * @param tables the records by object
 * @param counters the last number drawn of each autonumber sequence
 * @param done the writes that were done under idempotency keys
 */
record Version(
        Map<String, StoredTable> tables, Map<SequenceKey, Long> counters, Map<OnceOnly.Key, OnceOnly.Done> done) {
    /** Nothing at all. */
    static final Version EMPTY = new Version(Map.of(), Map.of(), Map.of());

    Version {
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
        counters = Map.copyOf(counters);
        done = Map.copyOf(done);
    }

    Optional<StoredTable> table(String object) {
        return Optional.ofNullable(tables.get(object));
    }

    List<String> names() {
        return List.copyOf(tables.keySet());
    }

    Version with(StoredTable table) {
        Map<String, StoredTable> changed = new LinkedHashMap<>(tables);
        changed.put(table.model().name(), table);
        return new Version(changed, counters, done);
    }

    Version without(String object) {
        Map<String, StoredTable> fewer = new LinkedHashMap<>(tables);
        fewer.remove(object);
        Map<SequenceKey, Long> kept = new HashMap<>(counters);
        kept.keySet().removeIf(key -> key.object().equals(object));
        return new Version(fewer, kept, done);
    }

    Version withCounters(Map<SequenceKey, Long> drawn) {
        return new Version(tables, drawn, done);
    }

    Version with(OnceOnly.Key key, OnceOnly.Done write) {
        Map<OnceOnly.Key, OnceOnly.Done> more = new HashMap<>(done);
        more.put(key, write);
        return new Version(tables, counters, more);
    }

    Version withoutDoneBefore(Instant moment) {
        Map<OnceOnly.Key, OnceOnly.Done> fewer = new HashMap<>(done);
        fewer.values().removeIf(write -> write.at().isBefore(moment));
        return new Version(tables, counters, fewer);
    }
}
