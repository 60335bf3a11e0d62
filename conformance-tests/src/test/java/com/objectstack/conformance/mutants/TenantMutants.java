package com.objectstack.conformance.mutants;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverOptions;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Selection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Drivers that keep tenants apart otherwise. */
final class TenantMutants {
    private TenantMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of("finds the records of every tenant", unscoped("find"), "ten-01 prop-29"),
                Mutant.of("counts the records of every tenant", unscoped("count"), "ten-01 prop-29"),
                Mutant.of("finds every tenant's record by its id", unscoped("findById"), "ten-01"),
                Mutant.of("pages through the records of every tenant", unscoped("findPage"), "ten-01"),
                Mutant.of("streams the records of every tenant", unscoped("findStream"), "ten-01"),
                Mutant.of("gives the different values of every tenant", unscoped("distinct"), "ten-01"),
                Mutant.of("updates the records of every tenant", unscoped("update"), "own-04"),
                Mutant.of("deletes the records of every tenant", unscoped("delete"), "own-05"),
                Mutant.of("deletes at once the records of every tenant", unscoped("bulkDelete"), "own-09"),
                Mutant.of("updates at once the records of every tenant", unscoped("bulkUpdate"), "own-09"),
                Mutant.of("updates what it finds of every tenant", unscoped("updateMany"), "own-10"),
                Mutant.of("deletes what it finds of every tenant", unscoped("deleteMany"), "own-10"),
                Mutant.of("stamps no tenant", unscoped("create"), "own-01"),
                Mutant.of("upserts into the records of every tenant", unscoped("upsert"), "own-06"),
                Mutant.of(
                        "joins the records of every tenant",
                        unscopedIf(query -> !query.joins().isEmpty()),
                        "ten-09"),
                Mutant.of(
                        "names queries over every tenant",
                        unscopedIf(query ->
                                !query.with().isEmpty() && !query.with().isEmpty()),
                        "ten-11"),
                Mutant.of(
                        "asks subqueries of every tenant",
                        unscopedIf(query -> query.toString().contains("$query")),
                        "ten-10"),
                Mutant.of(
                        "expands records of every tenant",
                        unscopedIf(query -> !query.expand().isEmpty()),
                        "ten-12"),
                Mutant.of(
                        "follows paths to every tenant",
                        unscopedIf(query ->
                                query.fields().stream().map(Selection::field).anyMatch(name -> name.contains("."))),
                        "ten-12"),
                Mutant.of(
                        "sees one tenant where it is given several",
                        Mutation.options(
                                "find count findOne findById findPage findStream distinct",
                                options -> options.withTenantIds(List.of())),
                        "ten-02"));
    }

    private static DriverOptions open(DriverOptions options) {
        return options.withTenantId(null).withTenantIds(List.of());
    }

    private static Mutation unscoped(String operation) {
        return Mutation.options(operation, TenantMutants::open);
    }

    /** Asks without a tenant, then leaves base records of others out. */
    private static Mutation unscopedIf(Predicate<QueryAST> concerned) {
        return Mutation.on("find", call -> {
            List<DataRecord> found = call.records();
            if (!concerned.test(call.query()) || call.options().tenantId().isEmpty()) {
                return found;
            }
            Set<@Nullable String> own =
                    call.find(QueryAST.ALL).stream().map(DataRecord::id).collect(Collectors.toSet());
            List<DataRecord> all = ((List<?>)
                            call.withOptions(open(call.options())).proceed())
                    .stream().map(DataRecord.class::cast).toList();
            return all.stream()
                    .filter(record -> record.id() == null || own.contains(record.id()))
                    .toList();
        });
    }
}
