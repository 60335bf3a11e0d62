package com.objectstack.driver.sql;

import com.objectstack.compiler.pass.ReadSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds which of a query's tables a plan speaks of. Queries inside a query may use one name for several: then one of the
 * common table or joined subquery that the plan names comes first, then one that was not found before.
 */
final class ScannedSources {
    private final List<ReadSource> sources;
    private final List<ReadSource> left;

    ScannedSources(List<ReadSource> sources) {
        this.sources = sources;
        this.left = new ArrayList<>(sources);
    }

    /** The table that is scanned, empty if it is none of the query's: rows it makes for itself. */
    Optional<ReadSource> next(PlanScans.Scan scan) {
        Predicate<ReadSource> named = source -> source.alias().equals(scan.name());
        Predicate<ReadSource> placed = named.and(source -> source.within().equals(scan.within()));
        Optional<ReadSource> found = first(left, placed)
                .or(() -> first(left, named))
                .or(() -> first(sources, named))
                // A table that is scoped in front of an outer join stands there without its alias.
                .or(() -> first(sources, source -> source.table().storedName().equals(scan.name())));
        found.ifPresent(left::remove);
        return found;
    }

    private static Optional<ReadSource> first(List<ReadSource> from, Predicate<ReadSource> wanted) {
        return from.stream().filter(wanted).findFirst();
    }
}
