package com.objectstack.conformance.mutants;

import com.objectstack.driver.DataOperations;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.Transaction;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Drivers whose transactions are otherwise. */
final class TransactionMutants {
    private TransactionMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of(
                        "commits on rollback",
                        Mutation.on("rollback", call -> {
                            driver(call).commit((Transaction) call.arguments().get(0));
                            return null;
                        }),
                        "same-06 srch-15 tx-03 tx-13 fault-05 idem-11"),
                Mutant.of(
                        "rolls back on commit",
                        Mutation.on("commit", call -> {
                            driver(call).rollback((Transaction) call.arguments().get(0));
                            return null;
                        }),
                        "conc-04 sp-02 sp-03 sp-04 sp-07 tx-02 tx-07 tx-08 fault-05"),
                Mutant.of(
                        "undoes nothing to a savepoint",
                        Mutation.on("rollbackTo", TransactionMutants::nothing),
                        "sp-02 sp-03 sp-05 sp-06"),
                Mutant.of(
                        "forgets a savepoint that it rolled back to",
                        Mutation.on("rollbackTo", TransactionMutants::forgetting),
                        "sp-03 sp-05"),
                Mutant.of(
                        "undoes what was written since a savepoint when it is released",
                        Mutation.on("release", TransactionMutants::undoing),
                        "sp-04"),
                Mutant.of(
                        "takes a finished transaction",
                        Mutation.on("commit", TransactionMutants::closedIsFine),
                        "life-09 tx-05"),
                Mutant.of(
                        "commits work that failed",
                        Mutation.on("inTransaction", TransactionMutants::commits),
                        "tx-09 tx-12"),
                Mutant.of(
                        "hides from a transaction what it wrote",
                        reads(options -> options.withTransaction(null)),
                        "sp-02 sp-03 sp-04 sp-05 sp-07 tx-04 tx-05 tx-13 fault-05"),
                Mutant.each("reads what is not committed", TransactionMutants::dirty, "conc-04"),
                Mutant.of(
                        "undoes no inner work",
                        Mutation.on(
                                "inTransaction",
                                call -> call.sound() instanceof IDataDriver
                                        ? call.proceed()
                                        : work(call).apply(call.sound())),
                        "tx-11"),
                Mutant.of(
                        "leaves a transaction open where a write fails",
                        Mutation.on("create", TransactionMutants::leaking),
                        "con-01 con-02 con-03 conc-09 err-05 err-08 idx-02 idx-04 idx-05 idx-06 idx-07 idx-08 own-08 del-10 idem-09"));
    }

    private static IDataDriver driver(Call call) {
        return (IDataDriver) call.sound();
    }

    private static @Nullable Object nothing(Call call) {
        Transaction transaction = (Transaction) call.sound();
        String name = (String) call.arguments().get(0);
        transaction.release(name);
        transaction.savepoint(name);
        return null;
    }

    private static @Nullable Object forgetting(Call call) {
        call.proceed();
        ((Transaction) call.sound()).release((String) call.arguments().get(0));
        return null;
    }

    private static @Nullable Object undoing(Call call) {
        ((Transaction) call.sound()).rollbackTo((String) call.arguments().get(0));
        return call.proceed();
    }

    private static @Nullable Object closedIsFine(Call call) {
        try {
            return call.proceed();
        } catch (DriverException refused) {
            if (refused.code() == ErrorCode.TRANSACTION_CLOSED) {
                return null;
            }
            throw refused;
        }
    }

    @SuppressWarnings("unchecked")
    private static Function<Object, @Nullable Object> work(Call call) {
        return (Function<Object, @Nullable Object>) call.arguments().get(0);
    }

    private static @Nullable Object commits(Call call) {
        if (!(call.sound() instanceof IDataDriver)) {
            return call.proceed();
        }
        AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        Object result = call.data().inTransaction(view -> {
            try {
                return work(call).apply(view);
            } catch (RuntimeException failed) {
                failure.set(failed);
                return null;
            }
        });
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        return result;
    }

    private static Mutation reads(Function<DriverOptions, DriverOptions> change) {
        return call -> (call.isQuery() || call.is("findById", "distinct")) && call.hasOptions()
                ? call.withOptions(change.apply(call.options())).proceed()
                : call.proceed();
    }

    private static Mutation dirty() {
        AtomicReference<@Nullable Transaction> open = new AtomicReference<>();
        Mutation reading = reads(options -> {
            Transaction other = open.get();
            return options.transaction().isPresent() || other == null ? options : options.withTransaction(other);
        });
        return call -> {
            if (call.is("commit", "rollback")) {
                open.set(null);
            }
            if (call.sound() instanceof DataOperations view && !(view instanceof IDataDriver)) {
                return call.proceed();
            }
            Object answer = reading.answer(call);
            if (answer instanceof Transaction begun) {
                open.set(begun);
            }
            return answer;
        };
    }

    private static Object leaking(Call call) {
        try {
            return call.proceed();
        } catch (DriverException refused) {
            if (refused.code() == ErrorCode.UNIQUE_VIOLATION
                    && call.sound() instanceof IDataDriver driver
                    && call.options().transaction().isEmpty()) {
                driver.beginTransaction();
            }
            throw refused;
        }
    }
}
