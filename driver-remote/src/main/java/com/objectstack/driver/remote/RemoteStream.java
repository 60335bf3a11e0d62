package com.objectstack.driver.remote;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.SqlStatement.Access;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A stream of the server, one connection to its database, known by the baton of its last answer; libsql-remote.md 2.1. It
 * is opened by its first request and never again: once an answer was lost, the stream is. For one thread at a time.
 */
final class RemoteStream {
    /** It keeps locks, so one lost request is not the end of it. */
    private static final int CLOSING_ATTEMPTS = 4;

    private final HranaHttp http;
    private @Nullable String baton;
    private @Nullable URI base;
    private boolean isGone;

    RemoteStream(HranaHttp http) {
        this.http = http;
    }

    /** Whether the server may still have it. */
    boolean isOpen() {
        return baton != null && !isGone;
    }

    boolean isGone() {
        return isGone;
    }

    /**
     * Sends requests and waits for all of their answers.
     *
     * @throws RemoteFailure after which the stream is gone, unless the request did not reach the server or was refused
     *     for its token
     */
    List<HranaResponse> send(List<HranaRequest> requests, Deadline deadline) {
        requireThere();
        byte[] body = HranaWriter.pipeline(baton, requests);
        HranaAnswer answer = kept(() -> http.pipeline(body, base, deadline));
        answered(answer.baton(), answer.baseUrl());
        if (answer.responses().size() != requests.size()) {
            isGone = true;
            throw RemoteFailure.lost(DriverException.of(
                    ErrorCode.CONNECTION_FAILED,
                    "",
                    "the server answered another number of requests than it was sent"));
        }
        return answer.responses();
    }

    /** Sends a cursor; nothing else may be sent before it was read to its end. */
    InputStream cursor(List<HranaRequest.Step> steps, Deadline deadline) {
        requireThere();
        byte[] body = HranaWriter.cursor(baton, steps);
        return kept(() -> http.cursor(body, base, deadline));
    }

    /** What the answer said of the stream's future. */
    void answered(@Nullable String newBaton, @Nullable URI newBase) {
        baton = newBaton;
        base = newBase == null ? base : newBase;
        isGone |= newBaton == null;
    }

    /** Says that its last answer was lost. */
    void abandon() {
        isGone = true;
    }

    private <T> T kept(Supplier<T> request) {
        try {
            return request.get();
        } catch (RemoteFailure failure) {
            boolean untouched = failure.isWithoutEffect()
                    && failure.error().code() != ErrorCode.TRANSACTION_LOST
                    && failure.error().code() != ErrorCode.FORBIDDEN;
            isGone = isGone || !untouched;
            throw failure;
        }
    }

    private void requireThere() {
        if (isGone) {
            throw RemoteFailure.refused(
                    DriverException.of(ErrorCode.TRANSACTION_LOST, "", "the server no longer has the transaction"));
        }
    }

    /**
     * Has the server end it, which rolls back what is open. A stream whose last request was lost on its way is still there,
     * with its locks, and ends too. Never throws: a stream that is left alone expires.
     */
    void close(Deadline deadline) {
        String last = baton;
        baton = null;
        isGone = true;
        boolean isDone = last == null;
        for (int attempt = 1; !isDone && attempt <= CLOSING_ATTEMPTS; attempt++) {
            isDone = isClosed(last, deadline);
        }
    }

    /** Whether there is nothing more to do for its end. */
    private boolean isClosed(@Nullable String last, Deadline deadline) {
        try {
            http.pipeline(HranaWriter.pipeline(last, List.of(new HranaRequest.Close())), base, deadline);
            return true;
        } catch (RemoteFailure failure) {
            return !failure.mayBeRepeated(Access.READ);
        } catch (DriverException failure) {
            return true;
        }
    }
}
