package com.objectstack.driver.remote;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.remote.HranaRequest.Step;
import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.SqlResult;
import com.objectstack.driver.sql.SqlStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction asks of its stream. With every request goes the question whether the transaction is still open, so that
 * its end is noticed at once. For one thread at a time.
 *
 * <p>Every method may throw a {@link RemoteFailure}; after one of a lost answer the stream is gone.
 */
final class TransactionStream {
    private static final Duration CLOSING = Duration.ofSeconds(5);
    private static final SqlStatement FOREIGN_KEYS =
            SqlStatement.read("select foreign_keys from pragma_foreign_keys", List.of());

    private final RemoteStream stream;
    private final Cursors cursors;
    private final String begin;
    private final ErrorCode lost;
    private boolean isBegun;
    private boolean isOver;

    /**
     * A stream.
     *
     * @param stream where it runs
     * @param cursors reads answers past the server's limit
     * @param begin the statement that begins the transaction
     * @param lost the code of a transaction that the server has ended
     */
    TransactionStream(RemoteStream stream, Cursors cursors, String begin, ErrorCode lost) {
        this.stream = stream;
        this.cursors = cursors;
        this.begin = begin;
        this.lost = lost;
    }

    /** Switches foreign keys off, which works between transactions only, and has the server prove it. */
    boolean switchForeignKeysOff(Deadline deadline) {
        List<HranaResponse> answers = stream.send(
                List.of(
                        new HranaRequest.Execute(SqlStatement.write("pragma foreign_keys=off", List.of())),
                        new HranaRequest.Execute(FOREIGN_KEYS)),
                deadline);
        for (HranaResponse answer : answers) {
            if (answer instanceof HranaResponse.Failed failed) {
                stream.close(Deadline.after(CLOSING));
                throw HranaErrors.failure(failed.error());
            }
        }
        if (answers.get(1) instanceof HranaResponse.Executed executed
                && executed.result().rows().size() == 1
                && Long.valueOf(0).equals(executed.result().rows().get(0)[0])) {
            return true;
        }
        stream.close(Deadline.after(CLOSING));
        throw RemoteFailure.refused(DriverException.of(
                ErrorCode.UNSUPPORTED, "", "the server does not switch foreign keys off", "drop them before"));
    }

    boolean isBegun() {
        return isBegun;
    }

    boolean isGone() {
        return isOver || stream.isGone();
    }

    /**
     * Runs steps, and begins the transaction before if it has not begun: then the server skips them if that fails, and
     * nothing was done.
     *
     * @return what became of each, empty if the answer was larger than the server allows
     */
    Optional<HranaResponse.Batched> batch(List<Step> steps, Deadline deadline) {
        List<HranaRequest> requests = new ArrayList<>(3);
        if (!isBegun) {
            requests.add(new HranaRequest.Batch(List.of(Step.of(begin, null))));
        }
        requests.add(new HranaRequest.Batch(steps));
        requests.add(new HranaRequest.GetAutocommit());
        List<HranaResponse> answers = kept(() -> stream.send(requests, deadline));
        if (!isBegun) {
            requireDone(answers.get(0));
            isBegun = true;
        }
        isOver |= saysOver(answers.get(answers.size() - 1));
        return switch (answers.get(answers.size() - 2)) {
            case HranaResponse.Batched batched -> Optional.of(requireAlive(batched));
            case HranaResponse.Failed failed
            when failed.error().code().equals(HranaErrors.RESPONSE_TOO_LARGE) && !isOver -> Optional.empty();
            case HranaResponse.Failed failed -> throw RemoteFailure.refused(HranaErrors.map(failed.error()));
            default -> throw Pipelines.unexpected();
        };
    }

    /** Runs steps as a cursor and reads it to its end; the transaction has begun. */
    HranaResponse.Batched cursor(List<Step> steps, Deadline deadline) {
        return kept(() -> cursors.readAll(stream, steps, deadline));
    }

    /** Commits; a failure of a lost answer leaves open whether it did. */
    boolean commit(Deadline deadline) {
        List<HranaResponse> answers = stream.send(
                List.of(
                        new HranaRequest.Batch(List.of(Step.of("commit", Condition.IN_TRANSACTION))),
                        new HranaRequest.GetAutocommit()),
                deadline);
        if (answers.get(0) instanceof HranaResponse.Batched batched && batched.isDone(0)) {
            return true;
        }
        isOver |= saysOver(answers.get(1));
        requireDone(answers.get(0));
        throw RemoteFailure.refused(lost(null));
    }

    /** Whether the server still has it; asking keeps it from expiring. */
    boolean isKept(Deadline deadline) {
        if (!stream.isOpen()) {
            return !stream.isGone();
        }
        try {
            HranaResponse answer = stream.send(List.of(new HranaRequest.GetAutocommit()), deadline)
                    .get(0);
            isOver |= isBegun && saysOver(answer);
        } catch (RemoteFailure failure) {
            // Whoever uses it next is told.
            return !stream.isGone();
        }
        return !isOver;
    }

    /** Ends the stream, which rolls back what is open. Never throws. */
    void close() {
        stream.close(Deadline.after(CLOSING));
    }

    private static boolean saysOver(HranaResponse answer) {
        return answer instanceof HranaResponse.Autocommit autocommit && autocommit.isAutocommit();
    }

    private HranaResponse.Batched requireAlive(HranaResponse.Batched answer) {
        boolean hasError = answer.errors().stream().anyMatch(error -> error != null);
        if (isOver && !hasError) {
            throw RemoteFailure.refused(lost(null));
        }
        return answer;
    }

    /** A step that failed has done nothing, and may be tried again if it says so; one that was skipped has neither. */
    private void requireDone(HranaResponse answer) {
        HranaError error = switch (answer) {
            case HranaResponse.Batched batched -> batched.errors().get(0);
            case HranaResponse.Failed failed -> failed.error();
            default -> throw Pipelines.unexpected();
        };
        if (error != null) {
            throw HranaErrors.failure(error);
        }
    }

    /** A transaction does not survive a lost answer: its effect does not matter, only why it was lost. */
    private <T> T kept(Supplier<T> request) {
        try {
            return request.get();
        } catch (RemoteFailure failure) {
            if (!stream.isGone()) {
                throw failure;
            }
            ErrorCode code = failure.error().code();
            boolean isOwnFault = code != ErrorCode.CONNECTION_FAILED && code != ErrorCode.TRANSACTION_LOST;
            throw RemoteFailure.refused(isOwnFault ? failure.error() : lost(failure.error()));
        }
    }

    private DriverException lost(@Nullable Throwable cause) {
        return DriverException.builder(lost, "the server no longer has the transaction, which changed nothing")
                .hint("run all of it again")
                .cause(cause)
                .build();
    }

    /** The result of a single step. */
    static SqlResult only(HranaResponse.Batched answer) {
        HranaError error = answer.errors().get(0);
        SqlResult result = answer.results().get(0);
        if (error != null) {
            throw HranaErrors.failure(error);
        }
        if (result == null) {
            throw Pipelines.unexpected();
        }
        return result;
    }
}
