package com.objectstack.conformance.reference;

import com.objectstack.driver.Capability;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.query.QueryAST;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What whole queries mean: sources, groups, windows, order, pages. */
final class Queries {
    /** The level of a query that is asked from outside: its records may have their references replaced. */
    static final int OUTERMOST = 0;

    /** The level of a query inside a query, whose records nobody sees. */
    static final int INSIDE = -1;

    private static final Relation REFUSED = Derived.of(List.of(), List.of());

    private final Sight sight;
    private final DriverCapabilities capabilities;
    private final Problems problems;

    /**
     * Reads queries.
     *
     * @param catalog the objects, and the common tables in sight
     * @param capabilities what may be asked; anything else is refused
     * @param problems collects what is wrong, in document order
     */
    Queries(Catalog catalog, DriverCapabilities capabilities, Problems problems) {
        this.sight = Sight.of(catalog);
        this.capabilities = capabilities;
        this.problems = problems;
    }

    /**
     * What a query inside another gives; without columns, and of no use, once a problem was collected.
     *
     * @param object what it asks, an object or a common table in sight
     * @param query the query; its own {@code object()} is not read
     * @param path where it stands
     * @param outer the names of the enclosing query, null if there is none
     */
    Relation read(String object, QueryAST query, String path, @Nullable Scope outer) {
        return prepare(object, query, path, outer, INSIDE)
                .<Relation>map(found -> found)
                .orElse(REFUSED);
    }

    /**
     * A query and how its records are found; of no use once a problem was collected, empty if there is no such object.
     *
     * @param object what it asks, an object or a common table in sight
     * @param query the query; its own {@code object()} is not read
     * @param path where it stands, "" for a whole request
     * @param outer the names of the enclosing query, null if there is none
     * @param level how many references lead to it, {@link #INSIDE} if nobody sees its records
     */
    Optional<PreparedQuery> prepare(String object, QueryAST query, String path, @Nullable Scope outer, int level) {
        Queries seeing = seeing(new CommonTables(this).read(query, path));
        return seeing.sight
                .require(object, path.isEmpty() ? "" : path + "/object", problems)
                .map(records -> new QueryReader(seeing, object, query, path, outer, level).read(records));
    }

    /** Reads the queries that filters compare with, or ask whether they have rows. */
    Subqueries subqueries() {
        return (query, path, outer) -> read(Objects.requireNonNull(query.object()), query, path, outer);
    }

    /** The same where common tables are seen. */
    Queries seeing(Sight others) {
        return new Queries(others, capabilities, problems);
    }

    /** The same without common tables: replaced references are read by themselves. */
    Queries ofObjectsAlone() {
        return new Queries(sight.objects(), capabilities, problems);
    }

    /** Whether the driver has a capability; adds a problem if not. */
    boolean can(Capability capability, String path, String what) {
        return problems.require(capability, capabilities, path, what);
    }

    Sight sight() {
        return sight;
    }

    DriverCapabilities capabilities() {
        return capabilities;
    }

    Problems problems() {
        return problems;
    }
}
