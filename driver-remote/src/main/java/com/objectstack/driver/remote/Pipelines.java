package com.objectstack.driver.remote;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.remote.HranaRequest.Step;
import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.SqlResult;
import com.objectstack.driver.sql.SqlStatement;
import com.objectstack.driver.sql.SqlStatement.Access;
import java.util.List;

/**
 * What needs no transaction of the caller: each call is a stream of its own that ends with the answer, so nothing stays
 * open at the server. An answer past the server's limit is asked for again as a cursor, which has none. Thread-safe.
 *
 * <p>Every method may throw a {@link RemoteFailure}; one whose effect is none has changed nothing.
 */
final class Pipelines {
    private static final SqlStatement PROBE = SqlStatement.read("select 1", List.of());

    private final HranaHttp http;
    private final Cursors cursors;

    Pipelines(HranaHttp http, Cursors cursors) {
        this.http = http;
        this.cursors = cursors;
    }

    /** Whether the server is one, and takes the token: a small request whose refusal cannot get lost. */
    void probe(Deadline deadline) {
        answer(new HranaRequest.Execute(PROBE), deadline);
    }

    /** Runs one statement. */
    SqlResult run(SqlStatement statement, Deadline deadline) {
        if (statement.access() == Access.WRITE && mayAnswerLargely(statement)) {
            // A refused answer would not undo what a statement by itself has written.
            return batch("begin immediate", List.of(statement), deadline).get(0);
        }
        return switch (answer(new HranaRequest.Execute(statement), deadline)) {
            case HranaResponse.Executed executed -> executed.result();
            case HranaResponse.Failed failed
            when failed.error().code().equals(HranaErrors.RESPONSE_TOO_LARGE) ->
                TransactionStream.only(byCursor(List.of(new Step(statement, null)), deadline));
            case HranaResponse.Failed failed -> throw HranaErrors.failure(failed.error());
            default -> throw unexpected();
        };
    }

    /** A write that returns rows: how many depends on the data. */
    static boolean mayAnswerLargely(SqlStatement statement) {
        String sql = statement.sql();
        for (int at = sql.length() - "returning".length(); at >= 0; at--) {
            if (sql.regionMatches(true, at, "returning", 0, "returning".length())) {
                return true;
            }
        }
        return false;
    }

    /** Runs statements in a transaction of their own. */
    List<SqlResult> batch(String begin, List<SqlStatement> statements, Deadline deadline) {
        List<Step> steps = Batches.transaction(begin, statements);
        HranaResponse.Batched answer = switch (answer(new HranaRequest.Batch(steps), deadline)) {
            case HranaResponse.Batched batched -> batched;
            // The stream was closed before the commit.
            case HranaResponse.Failed failed
            when failed.error().code().equals(HranaErrors.RESPONSE_TOO_LARGE) -> byCursor(steps, deadline);
            case HranaResponse.Failed failed -> throw HranaErrors.failure(failed.error());
            default -> throw unexpected();
        };
        return Batches.results(answer, statements.size());
    }

    private HranaResponse answer(HranaRequest request, Deadline deadline) {
        RemoteStream stream = new RemoteStream(http);
        return stream.send(List.of(request, new HranaRequest.Close()), deadline).get(0);
    }

    private HranaResponse.Batched byCursor(List<Step> steps, Deadline deadline) {
        RemoteStream stream = new RemoteStream(http);
        HranaResponse.Batched all = cursors.readAll(stream, steps, deadline);
        stream.close(deadline);
        return all;
    }

    static RemoteFailure unexpected() {
        return RemoteFailure.lost(
                DriverException.of(ErrorCode.CONNECTION_FAILED, "", "the answer does not fit the request"));
    }
}
