package com.objectstack.driver.remote;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.remote.HranaRequest.Step;
import com.objectstack.driver.sql.SqlResult;
import com.objectstack.driver.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Statements as steps that are done all or none, whatever becomes of the connection; libsql-remote.md 1.7. Every step is
 * guarded, for a server that has ended a transaction runs what follows by itself.
 */
final class Batches {
    private static final String SAVEPOINT = "objectstack_batch";

    /** What comes before the statements. */
    private static final int BEGUN = 1;

    private Batches() {}

    /** A transaction of its own, committed at the end; {@code begin} is what it begins with. */
    static List<Step> transaction(String begin, List<SqlStatement> statements) {
        List<Step> steps = chain(Step.of(begin, null), statements);
        int last = steps.size() - 1;
        steps.add(Step.of("commit", Condition.after(last)));
        steps.add(Step.of("rollback", Condition.after(0)));
        return steps;
    }

    /** A savepoint in the transaction that is open. */
    static List<Step> savepoint(List<SqlStatement> statements) {
        List<Step> steps = chain(Step.of("savepoint " + SAVEPOINT, Condition.IN_TRANSACTION), statements);
        int last = steps.size() - 1;
        steps.add(Step.of("release " + SAVEPOINT, Condition.after(last)));
        steps.addAll(undoing(Condition.afterFailure(last), steps.size()));
        return steps;
    }

    /** Undoes a savepoint whose answer was too large to be read. */
    static List<Step> undoing(Condition condition, int at) {
        return List.of(
                Step.of("rollback to " + SAVEPOINT, condition), Step.of("release " + SAVEPOINT, Condition.after(at)));
    }

    private static List<Step> chain(Step first, List<SqlStatement> statements) {
        List<Step> steps = new ArrayList<>(statements.size() + 3);
        steps.add(first);
        for (SqlStatement statement : statements) {
            steps.add(new Step(statement, Condition.after(steps.size() - 1)));
        }
        return steps;
    }

    /** The statements' results; the first error is thrown, everything being undone. */
    static List<SqlResult> results(HranaResponse.Batched answer, int statements) {
        for (HranaError error : answer.errors()) {
            if (error != null) {
                throw HranaErrors.failure(error);
            }
        }
        // The step after the statements is the commit, or the release.
        if (!answer.isDone(BEGUN + statements)) {
            throw RemoteFailure.notNow(
                    DriverException.of(ErrorCode.TRANSACTION_LOST, "", "the server has ended the transaction"));
        }
        return answer.results().subList(BEGUN, BEGUN + statements).stream()
                .map(Objects::requireNonNull)
                .toList();
    }
}
