package com.objectstack.migrate;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.SchemaLedger;
import com.objectstack.driver.sql.SchemaTransaction;
import com.objectstack.driver.sql.SqlDataDriver;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The lock of one runner. It is taken and given back in transactions of their own, and prolonged in each migration's: who
 * has lost it commits nothing, whatever the clocks say.
 */
final class RunnerLock {
    private final SqlDataDriver driver;
    private final MigratorOptions options;

    RunnerLock(SqlDataDriver driver, MigratorOptions options) {
        this.driver = driver;
        this.options = options;
    }

    /** Does work under the lock. */
    <T> T run(Supplier<T> work) {
        Instant now = options.clock().instant();
        // Read first: while another runner writes, the lock cannot be asked for, but its owner can be told.
        driver.schemaLedger()
                .lock()
                .filter(held -> !options.forceUnlock())
                .ifPresent(held -> held.requireFree(now, options.owner()));
        change(ledger -> ledger.acquire(lock(), now, options.forceUnlock()));
        T done;
        try {
            done = work.get();
        } catch (RuntimeException failure) {
            try {
                release();
            } catch (DriverException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
        release();
        return done;
    }

    private void release() {
        change(ledger -> ledger.release(options.owner()));
    }

    private void change(Consumer<SchemaLedger> work) {
        driver.changeSchema(transaction -> {
            work.accept(transaction.ledger());
            return true;
        });
    }

    /** Nobody else has the lock, and nobody has applied or undone anything since the ledger was read. */
    void hold(SchemaTransaction transaction, String last) {
        renew(transaction);
        String now = lastOf(transaction.ledger().entries());
        if (!now.equals(last)) {
            throw DriverException.of(
                    ErrorCode.SCHEMA_CONFLICT,
                    "",
                    "the last applied migration was '" + last + "' and is '" + now + "'",
                    "somebody else was at work; look at the status and begin again");
        }
    }

    void renew(SchemaTransaction transaction) {
        transaction.ledger().renew(lock());
    }

    private SchemaLedger.Lock lock() {
        return new SchemaLedger.Lock(options.owner(), options.clock().instant().plus(options.lease()));
    }

    static String lastOf(List<SchemaLedger.Entry> entries) {
        return entries.isEmpty() ? "" : entries.get(entries.size() - 1).id();
    }
}
