package com.objectstack.conformance.mutants;

import static com.objectstack.conformance.mutants.Mutation.on;
import static com.objectstack.conformance.mutants.Mutation.options;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.query.QueryAST;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Drivers that know otherwise which writes were done. */
final class IdempotencyMutants {
    private IdempotencyMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "does a write again in spite of its key",
                        options("", asked -> asked.withIdempotencyKey(null)),
                        "idem-02 idem-03 idem-04 idem-05 idem-06 idem-07 idem-08 idem-11 idem-12 idem-13"),
                Mutant.of(
                        "gives a key to all tenants",
                        options(
                                "create bulkCreate update upsert delete",
                                asked -> asked.requestKey() == null ? asked : asked.withTenantId("everybody")),
                        "idem-10"),
                Mutant.of(
                        "takes every write under a key for the one that was done",
                        on("create", IdempotencyMutants::anyRecord),
                        "idem-07"));
    }

    private static @Nullable Object anyRecord(Call call) {
        try {
            return call.proceed();
        } catch (DriverException refused) {
            if (refused.code() == ErrorCode.INVALID_DATA && refused.path().equals("/options/idempotencyKey")) {
                return call.data().find(call.object(), QueryAST.ALL).get(0);
            }
            throw refused;
        }
    }
}
