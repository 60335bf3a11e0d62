package com.objectstack.conformance.reference;

import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.Explanation;
import com.objectstack.driver.RecordStream;
import com.objectstack.query.QueryAST;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads in the version, and in the scope, of a request. */
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

    /** A stream of what is there now; it can be read until its transaction, its driver or its time ends. */
    RecordStream stream(String object, QueryAST query, DriverOptions options) {
        return store.read(options, (version, limit) -> {
            RecordStream records = reads(version, limit, options).findStream(object, query);
            return new WatchedStream(records, () -> {
                options.transaction().map(store::own).ifPresent(OpenTransaction::requireOpen);
                limit.check();
            });
        });
    }

    /** How a query is answered; its arguments are the tenants whose records are read (contract B257). */
    Explanation explain(String object, QueryAST query, DriverOptions options) {
        Explanation plan = of(options, reads -> reads.explain(object, query));
        return new Explanation(plan.sql(), List.copyOf(RecordScope.of(options).readable()), plan.plan());
    }

    /** The records that a write of many is about: own ones alone, none deleted (SEMANTICS.md decisions 13, 24). */
    Writes.Matching matching(String object, QueryAST query, DriverOptions options) {
        RecordScope scope = RecordScope.of(options);
        return (version, limit) -> {
            ObjectModel model = Writes.require(version, object).model();
            return reads(version, limit, options).matching(object, query, row -> scope.writes(model, row));
        };
    }

    private Reads reads(Version version, TimeLimit limit, DriverOptions options) {
        return new Reads(new ScopedCatalog(version, RecordScope.of(options), limit), capabilities);
    }
}
