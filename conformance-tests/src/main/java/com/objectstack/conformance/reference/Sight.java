package com.objectstack.conformance.reference;

import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.NearestName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a query can read: the objects, and the common tables that it sees (SEMANTICS.md §4).
 *
 * @param objects the objects
 * @param commonTables the common tables in sight, by name
 */
record Sight(Catalog objects, Map<String, Relation> commonTables) implements Catalog {
    Sight {
        commonTables = Collections.unmodifiableMap(new LinkedHashMap<>(commonTables));
    }

    static Sight of(Catalog catalog) {
        return catalog instanceof Sight sight ? sight : new Sight(catalog, Map.of());
    }

    /** The same where one more common table is seen. */
    Sight seeing(String name, Relation commonTable) {
        Map<String, Relation> more = new LinkedHashMap<>(commonTables);
        more.put(name, commonTable);
        return new Sight(objects, more);
    }

    boolean knows(String name) {
        return commonTables.containsKey(name) || objects.model(name).isPresent();
    }

    /** What can be read under a name; empty after the problem was added (decision 4). */
    Optional<Relation> require(String name, String path, Problems problems) {
        if (knows(name)) {
            return Optional.of(records(name));
        }
        problems.add(
                ErrorCode.UNKNOWN_OBJECT,
                path,
                "there is no object " + Texts.shown(name),
                NearestName.hint(name, objects.names()).orElse(null));
        return Optional.empty();
    }

    @Override
    public Optional<ObjectModel> model(String object) {
        return commonTables.containsKey(object) ? Optional.empty() : objects.model(object);
    }

    @Override
    public Relation records(String object) {
        Relation commonTable = commonTables.get(object);
        return commonTable != null ? commonTable : objects.records(object);
    }

    @Override
    public Relation recordsOfAll(String object) {
        return objects.recordsOfAll(object);
    }

    @Override
    public List<String> names() {
        return objects.names();
    }
}
