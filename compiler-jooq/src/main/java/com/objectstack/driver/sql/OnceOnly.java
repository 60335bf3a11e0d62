package com.objectstack.driver.sql;

import com.objectstack.compiler.ddl.IdempotencyTable;
import com.objectstack.compiler.model.JsonText;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.TextRules;
import com.objectstack.driver.Capability;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes with an idempotency key: the write and the note that it was done are kept together or not at all. Where the records
 * are known before, they are one batch; else, and where the key is taken, a transaction that no other writer comes into.
 *
 * <p>A write whose answer was lost is asked for again: its key tells whether it was done.
 */
final class OnceOnly {
    /** Where the key stands. */
    private static final String PATH = "/options/idempotencyKey";

    /** How long a write is known. */
    private static final Duration KEPT = Duration.ofHours(24);

    /** No table, or one of another shape; every engine says so in SQLite's words. */
    private static final Pattern NO_TABLE = Pattern.compile("no such table: (main\\.)?" + IdempotencyTable.TABLE
            + "|no such column: `?(request_|record_ids|created_at)|has no column named request_");

    private final Transactions transactions;
    private final InstantSource clock;
    private final boolean isCapable;

    OnceOnly(Transactions transactions, InstantSource clock, DriverCapabilities capabilities) {
        this.transactions = transactions;
        this.clock = clock;
        this.isCapable = capabilities.has(Capability.IDEMPOTENCY_KEYS);
    }

    /**
     * A write.
     *
     * @param operation its name
     * @param object the object
     * @param arguments what else it is given
     * @param atOnce does it in a session that notes it, null if its records are not known before
     * @param write does it
     * @param ids the records it was about, as they are noted
     * @param again its answer, made of the records that were noted
     */
    record Request<T>(
            String operation,
            String object,
            List<? extends @Nullable Object> arguments,
            @Nullable BiFunction<NotedSession, DriverOptions, T> atOnce,
            Function<DriverOptions, T> write,
            Function<T, List<String>> ids,
            BiFunction<List<String>, DriverOptions, T> again) {
        String hash(DriverOptions options) {
            List<@Nullable Object> parts = new ArrayList<>();
            parts.add(operation);
            parts.add(object);
            parts.add(options.tenant());
            parts.addAll(arguments);
            return RequestHash.of(parts);
        }
    }

    /** A write that was done. */
    private record Done(String hash, List<String> ids) {}

    /**
     * Does a write, or answers as it was answered.
     *
     * @throws DriverException {@code INVALID_DATA} if another write was done under the key, {@code SCHEMA_CONFLICT} if the
     *     database has no table for it, {@code UNSUPPORTED} if the driver shall not do it
     */
    <T> T run(Request<T> request, DriverOptions options) {
        IdempotencyTable.Key key = key(request.object(), options);
        NotedSession.Note note = note(key, request.hash(options));
        Deadline deadline = Deadline.of(options);
        if (options.within() != null) {
            // A caller's transaction that is lost is lost with its write.
            return inTransaction(request, note, options, deadline);
        }
        return AskingAgain.untilKnown(
                deadline,
                () -> atOnce(request, note, options).orElseGet(() -> inTransaction(request, note, options, deadline)),
                () -> inTransaction(request, note, options, deadline));
    }

    private NotedSession.Note note(IdempotencyTable.Key key, String hash) {
        long now = clock.millis();
        return new NotedSession.Note(key, hash, now, now - KEPT.toMillis());
    }

    /** Does a write in one batch with its note; empty if nothing was done and a transaction will tell why. */
    private <T> Optional<T> atOnce(Request<T> request, NotedSession.Note note, DriverOptions options) {
        if (request.atOnce() == null) {
            return Optional.empty();
        }
        DriverOptions alone = options.withIdempotencyKey(null);
        NotedSession session = new NotedSession(transactions.session(alone), note);
        try {
            T result = request.atOnce().apply(session, alone);
            return session.isKept() ? Optional.of(result) : Optional.empty();
        } catch (NotedSession.NotAtOnce known) {
            return Optional.empty();
        } catch (DriverException failure) {
            if (AskingAgain.isAnswer(failure)) {
                // It may have been done before, when it was not refused.
                return Optional.empty();
            }
            throw failure;
        }
    }

    private <T> T inTransaction(Request<T> request, NotedSession.Note note, DriverOptions options, Deadline deadline) {
        return transactions.atomically(options, deadline, transaction -> {
            SqlSession session = transaction.session();
            DriverOptions within = within(transaction, options, deadline);
            Optional<Done> done = done(note, session, deadline);
            if (done.isPresent()) {
                return answer(request, note, done.get(), within);
            }
            T result = request.write().apply(within);
            String ids = JsonText.array(request.ids().apply(result));
            session.run(Writes.write(IdempotencyTable.append(note.key(), note.hash(), ids, note.now())), deadline);
            return result;
        });
    }

    /** Makes the table where it is missing. */
    static void makeTable(SqlSession session) {
        Introspection database = new Introspection(session, Deadline.NONE);
        if (database.tables(List.of(IdempotencyTable.TABLE)).isEmpty()) {
            List<Rendered> table = IdempotencyTable.create();
            session.batch(table.stream().map(Writes::write).toList(), Deadline.NONE);
        }
    }

    private IdempotencyTable.Key key(String object, DriverOptions options) {
        String text = options.idempotencyKey().orElseThrow();
        if (!isCapable) {
            throw notTaken("this driver keeps no idempotency keys", "leave the key out");
        }
        String fault = TextRules.problem(text);
        if (fault != null) {
            throw DriverException.of(ErrorCode.INVALID_QUERY, PATH, "an idempotency key " + fault);
        }
        return new IdempotencyTable.Key(object, options.tenantId().orElse(""), text);
    }

    /** The options of what is done in its place: without the key, within what is left of the time. */
    private static DriverOptions within(DriverTransaction transaction, DriverOptions options, Deadline deadline) {
        DriverOptions within = options.withIdempotencyKey(null).withTransaction(transaction);
        return deadline.isNone()
                ? within
                : within.withTimeout(Duration.ofNanos(Math.max(1, deadline.remainingNanos())));
    }

    private static Optional<Done> done(NotedSession.Note note, SqlSession session, Deadline deadline) {
        Rendered find = IdempotencyTable.find(note.key());
        List<SqlStatement> statements = List.of(
                Writes.write(IdempotencyTable.forget(note.forgotten())), SqlStatement.read(find.sql(), find.binds()));
        try {
            return session.batch(statements, deadline).get(1).rows().stream()
                    .findFirst()
                    .map(row -> new Done(String.valueOf(row[0]), JsonText.texts(String.valueOf(row[1]))));
        } catch (DriverException failure) {
            throw NO_TABLE.matcher(String.valueOf(failure.getMessage())).find() ? noTable(failure) : failure;
        }
    }

    private static <T> T answer(Request<T> request, NotedSession.Note note, Done done, DriverOptions within) {
        if (!done.hash().equals(note.hash())) {
            throw DriverException.of(
                    ErrorCode.INVALID_DATA,
                    PATH,
                    "another write was done under this idempotency key",
                    "a key belongs to one write: repeat it with the same arguments, or pass another key");
        }
        return request.again().apply(done.ids(), within);
    }

    /** The answer to a write whose records are no more. */
    static DriverException gone() {
        return DriverException.of(
                ErrorCode.INVALID_DATA,
                PATH,
                "the write was done under this idempotency key, and its record is no more",
                "pass another key to write it anew");
    }

    /** Refuses the key of an operation that is no such write. */
    static void refuseKey(DriverOptions options) {
        if (options.requestKey() != null) {
            throw notTaken(
                    "this operation takes no idempotency key",
                    "leave it out; create, bulkCreate, update, upsert and delete take one");
        }
    }

    private static DriverException notTaken(String message, String hint) {
        return DriverException.of(ErrorCode.UNSUPPORTED, PATH, message, hint);
    }

    private static DriverException noTable(DriverException failure) {
        return DriverException.builder(
                        ErrorCode.SCHEMA_CONFLICT,
                        "the database has no table '" + IdempotencyTable.TABLE + "' of today's shape")
                .path(PATH)
                .hint("synchronize the schema of an object, or apply migrations, which makes it")
                .cause(failure)
                .build();
    }
}
