package com.objectstack.driver.sql;

import com.objectstack.compiler.ddl.LedgerTable;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a database keeps of its migrations: which were applied, and who is applying now. Both tables are the driver's own
 * and no objects. For one thread if it belongs to a transaction.
 *
 * <p>A ledger of a version that this driver does not know is {@code SCHEMA_CONFLICT} in every method that reads it.
 */
public final class SchemaLedger {
    /** The version of the tables that this driver makes. */
    static final long VERSION = 1;

    private final SqlSession session;

    SchemaLedger(SqlSession session) {
        this.session = session;
    }

    /**
     * A migration that was applied.
     *
     * @param id its id, by which migrations are ordered
     * @param checksum the checksum of its file
     * @param description what it is for
     * @param appliedAt when it was applied
     * @param definitions the objects after it, in a form that is the caller's
     */
    public record Entry(String id, String checksum, String description, Instant appliedAt, String definitions) {}

    /**
     * The lock.
     *
     * @param owner who holds it
     * @param expiresAt from when on others may take it
     */
    public record Lock(String owner, Instant expiresAt) {
        /**
         * Whether others may take it.
         *
         * @param now the moment
         * @return true from {@code expiresAt} on
         */
        public boolean isExpired(Instant now) {
            return !now.isBefore(expiresAt);
        }

        /**
         * Refuses to go on beside another owner.
         *
         * @param now the moment
         * @param wanting who wants the lock
         * @throws DriverException {@code BUSY}, retryable, with the owner's name and expiry, if another holds it
         */
        public void requireFree(Instant now, String wanting) {
            if (!owner.equals(wanting) && !isExpired(now)) {
                throw DriverException.builder(
                                ErrorCode.BUSY,
                                "migrations of this database are being run by '" + owner + "', whose lock expires at "
                                        + expiresAt)
                        .hint("wait for it; if that program is no more, its lock ends by itself then")
                        .retryable()
                        .build();
            }
        }
    }

    /**
     * What was applied.
     *
     * @return the migrations by id, none if the database has no ledger
     */
    public List<Entry> entries() {
        if (row().isEmpty()) {
            return List.of();
        }
        return run(LedgerTable.applied()).rows().stream()
                .map(row ->
                        new Entry(text(row[0]), text(row[1]), text(row[2]), moment(row[3], "applied_at"), text(row[4])))
                .toList();
    }

    /**
     * Who holds the lock.
     *
     * @return the lock, empty if nobody does
     */
    public Optional<Lock> lock() {
        return row().filter(row -> row[1] != null).map(row -> new Lock(text(row[1]), moment(row[2], "expires_at")));
    }

    /**
     * Takes the lock, for a transaction that commits at once; makes the tables if need be.
     *
     * @param wanted who takes it, and until when
     * @param now the moment
     * @param force whether it is taken from an owner whose time has not come
     * @throws DriverException {@code BUSY}, retryable, with the owner's name and expiry, if another holds it
     */
    public void acquire(Lock wanted, Instant now, boolean force) {
        if (row().isEmpty()) {
            LedgerTable.create(VERSION).forEach(this::write);
        }
        OnceOnly.makeTable(session);
        lock().filter(held -> !force).ifPresent(held -> held.requireFree(now, wanted.owner()));
        write(LedgerTable.setLock(wanted.owner(), wanted.expiresAt().toString()));
    }

    /**
     * Prolongs a lock, in a transaction of whom it belongs to: without it nothing may be committed.
     *
     * @param held the owner, and the new expiry
     * @throws DriverException {@code TRANSACTION_LOST} if the lock was taken over
     */
    public void renew(Lock held) {
        Optional<Lock> now = lock();
        if (now.isEmpty() || !now.get().owner().equals(held.owner())) {
            throw DriverException.of(
                    ErrorCode.TRANSACTION_LOST,
                    "",
                    "the migration lock of '" + held.owner() + "' expired and "
                            + now.map(other -> "was taken over by '" + other.owner() + "'")
                                    .orElse("was released"),
                    "nothing of this migration was kept; look at the status and apply again");
        }
        write(LedgerTable.setLock(held.owner(), held.expiresAt().toString()));
    }

    /**
     * Gives the lock back; one that is another's by now stays.
     *
     * @param owner who held it
     */
    public void release(String owner) {
        if (lock().filter(held -> held.owner().equals(owner)).isPresent()) {
            write(LedgerTable.setLock(null, null));
        }
    }

    /**
     * Notes a migration as applied.
     *
     * @param entry the migration
     */
    public void append(Entry entry) {
        write(LedgerTable.append(List.of(
                entry.id(),
                entry.checksum(),
                entry.description(),
                entry.appliedAt().toString(),
                entry.definitions())));
    }

    /**
     * Notes a migration as undone.
     *
     * @param id its id
     */
    public void remove(String id) {
        write(LedgerTable.remove(id));
    }

    /** Version, owner and expiry; empty if there is no ledger. */
    private Optional<@Nullable Object[]> row() {
        Map<String, ?> tables =
                new Introspection(session, Deadline.NONE).tables(List.of(LedgerTable.LOCK, LedgerTable.APPLIED));
        if (tables.isEmpty()) {
            return Optional.empty();
        }
        List<@Nullable Object[]> rows =
                tables.size() == 2 ? run(LedgerTable.lock()).rows() : List.of();
        if (rows.size() != 1) {
            throw unreadable("it is not whole");
        }
        @Nullable Object[] row = rows.get(0);
        if (!Long.valueOf(VERSION).equals(row[0])) {
            throw unreadable("its version is " + row[0] + ", and this program knows version " + VERSION);
        }
        return Optional.of(row);
    }

    private static DriverException unreadable(String why) {
        return DriverException.of(
                ErrorCode.SCHEMA_CONFLICT,
                "",
                "the ledger of migrations ('" + LedgerTable.APPLIED + "') cannot be read: " + why,
                "use the program that wrote it; nothing was changed");
    }

    private static Instant moment(@Nullable Object value, String column) {
        try {
            return Instant.parse(text(value));
        } catch (DateTimeParseException e) {
            throw unreadable(column + " is '" + text(value) + "'");
        }
    }

    private static String text(@Nullable Object value) {
        return String.valueOf(value);
    }

    private SqlResult run(Rendered question) {
        return session.run(SqlStatement.read(question.sql(), question.binds()), Deadline.NONE);
    }

    private void write(Rendered statement) {
        session.run(Writes.write(statement), Deadline.NONE);
    }
}
