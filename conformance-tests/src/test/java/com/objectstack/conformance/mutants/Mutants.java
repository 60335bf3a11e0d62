package com.objectstack.conformance.mutants;

import java.util.List;
import java.util.stream.Stream;

/** The mutants of the kit's self-test. */
public final class Mutants {
    private Mutants() {}

    /** All of them. */
    public static List<Mutant> all() {
        return Stream.of(
                        FilterMutants.all(),
                        TextMutants.all(),
                        OrderMutants.all(),
                        PageMutants.all(),
                        GroupMutants.all(),
                        JoinMutants.all(),
                        FeatureMutants.all(),
                        ValueMutants.all(),
                        WriteMutants.all(),
                        ErrorMutants.all(),
                        TenantMutants.all(),
                        TransactionMutants.all(),
                        IdempotencyMutants.all(),
                        LifecycleMutants.all())
                .flatMap(List::stream)
                .toList();
    }
}
