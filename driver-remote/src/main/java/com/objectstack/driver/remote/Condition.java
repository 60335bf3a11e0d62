package com.objectstack.driver.remote;

import java.util.List;

/** Whether a step of a batch runs; libsql-remote.md 1.6. */
sealed interface Condition {
    /** In a transaction that is still open. Without this guard, a server that has ended one would commit what follows. */
    Condition IN_TRANSACTION = new Not(new IsAutocommit());

    /** A step ran and succeeded. */
    record Ok(int step) implements Condition {}

    /** Another condition does not hold. */
    record Not(Condition condition) implements Condition {}

    /** All hold. */
    record And(List<Condition> conditions) implements Condition {}

    /** No transaction is open at this moment. */
    record IsAutocommit() implements Condition {}

    /** A step succeeded, and the transaction is still open. */
    static Condition after(int step) {
        return new And(List.of(new Ok(step), IN_TRANSACTION));
    }

    /** A step did not succeed, and the transaction is still open. */
    static Condition afterFailure(int step) {
        return new And(List.of(new Not(new Ok(step)), IN_TRANSACTION));
    }
}
