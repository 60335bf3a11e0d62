package com.objectstack.conformance.reference;

import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.DriverOptions;
import com.objectstack.query.QueryAST;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads in the version, and in the tenant scope, of a request. */
final class Reading {
    private final Store store;
    private final DriverCapabilities capabilities;

    Reading(Store store, DriverCapabilities capabilities) {
        this.store = store;
        this.capabilities = capabilities;
    }

    <T extends @Nullable Object> T of(DriverOptions options, Function<Reads, T> read) {
        return store.read(options, (version, limit) -> read.apply(reads(version, limit, options)));
    }

    /** The records that a write of many is about: own ones alone (SEMANTICS.md decision 13). */
    Writes.Matching matching(String object, QueryAST query, DriverOptions options) {
        TenantScope scope = TenantScope.of(options);
        return (version, limit) -> {
            ObjectModel model = Writes.require(version, object).model();
            return reads(version, limit, options).matching(object, query, row -> scope.writes(model, row));
        };
    }

    private Reads reads(Version version, TimeLimit limit, DriverOptions options) {
        return new Reads(new ScopedCatalog(version, TenantScope.of(options), limit), capabilities);
    }
}
