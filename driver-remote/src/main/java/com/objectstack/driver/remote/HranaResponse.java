package com.objectstack.driver.remote;

import com.objectstack.driver.sql.SqlResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a request of a pipeline gave; libsql-remote.md 1.2 and 1.5. */
sealed interface HranaResponse {
    /** A statement's result. */
    record Executed(SqlResult result) implements HranaResponse {}

    /**
     * A batch's results. A step that was skipped has neither result nor error.
     *
     * @param results one for each step
     * @param errors one for each step
     */
    record Batched(List<@Nullable SqlResult> results, List<@Nullable HranaError> errors) implements HranaResponse {
        boolean isDone(int step) {
            return results.get(step) != null;
        }
    }

    /** Whether no transaction is open. */
    record Autocommit(boolean isAutocommit) implements HranaResponse {}

    /** An answer that says nothing but that the request was met. */
    record Done() implements HranaResponse {}

    /** The request failed as a whole. */
    record Failed(HranaError error) implements HranaResponse {}
}
