package com.objectstack.conformance.mutants;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverOptions;
import com.objectstack.query.Condition;
import com.objectstack.query.FieldCondition;
import com.objectstack.query.FieldEquals;
import com.objectstack.query.QueryAST;
import com.objectstack.query.Subquery;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Drivers that keep tenants apart otherwise. */
final class TenantMutants {
    private TenantMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "finds the records of every tenant",
                        unscoped("find"),
                        "prop-29 ten-01 ten-02 ten-03 ten-04 ten-05 ten-08 ten-09 ten-10 ten-11 ten-12 del-12"),
                Mutant.of(
                        "counts the records of every tenant",
                        unscoped("count"),
                        "prop-29 ten-01 ten-02 ten-03 ten-04 ten-05 ten-09 del-12"),
                Mutant.of(
                        "finds every tenant's record by its id",
                        unscoped("findById"),
                        "ten-01 ten-02 ten-03 ten-04 del-12"),
                Mutant.of(
                        "pages through the records of every tenant",
                        unscoped("findPage"),
                        "ten-01 ten-02 ten-03 ten-04 del-12"),
                Mutant.of(
                        "streams the records of every tenant",
                        unscoped("findStream"),
                        "ten-01 ten-02 ten-03 ten-04 del-12"),
                Mutant.of(
                        "gives the different values of every tenant",
                        unscoped("distinct"),
                        "ten-01 ten-02 ten-03 ten-04 del-12"),
                Mutant.of("updates the records of every tenant", unscoped("update"), "own-02 own-03 own-04"),
                Mutant.of("deletes the records of every tenant", unscoped("delete"), "own-05 del-12"),
                Mutant.of("deletes at once the records of every tenant", unscoped("bulkDelete"), "own-09"),
                Mutant.of("updates at once the records of every tenant", unscoped("bulkUpdate"), "own-09"),
                Mutant.of("updates what it finds of every tenant", unscoped("updateMany"), "own-02 own-10"),
                Mutant.of("deletes what it finds of every tenant", unscoped("deleteMany"), "own-10 del-12"),
                Mutant.of("stamps no tenant", unscoped("create"), "num-08 own-01 own-02 ten-08 idem-10"),
                Mutant.of("upserts into the records of every tenant", unscoped("upsert"), "own-02 own-06 own-07"),
                Mutant.of(
                        "joins the records of every tenant",
                        unscopedIf(query -> !query.joins().isEmpty()),
                        "ten-09"),
                Mutant.of(
                        "names queries over every tenant",
                        unscopedIf(query -> !query.with().isEmpty()),
                        "ten-11"),
                Mutant.of("asks subqueries of every tenant", unscopedIf(TenantMutants::asksSubquery), "ten-10"),
                Mutant.of(
                        "expands records of every tenant",
                        unscopedIf(query -> !query.expand().isEmpty()),
                        "ten-12"),
                Mutant.of("follows paths to every tenant", unscopedIf(TenantMutants::followsPath), "ten-12"),
                Mutant.of(
                        "sees one tenant where it is given several",
                        Mutation.options(
                                "find count findOne findById findPage findStream distinct",
                                options -> options.withTenantIds(List.of())),
                        "ten-02"));
    }

    private static boolean asksSubquery(QueryAST query) {
        return has(query.where(), Subquery.class, subquery -> true);
    }

    private static boolean followsPath(QueryAST query) {
        boolean isPlain = query.joins().isEmpty()
                && has(
                        query.where(),
                        FieldCondition.class,
                        condition -> condition.field().contains("."));
        return isPlain
                || has(
                        query.where(),
                        FieldEquals.class,
                        condition -> condition.field().contains("."));
    }

    private static <N> boolean has(Condition where, Class<N> kind, Predicate<N> wanted) {
        AtomicBoolean found = new AtomicBoolean();
        new Rewriting<>(kind, node -> {
                    found.compareAndSet(false, wanted.test(node));
                    return node;
                })
                .of(where);
        return found.get();
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
