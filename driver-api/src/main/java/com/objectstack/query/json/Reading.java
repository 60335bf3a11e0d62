package com.objectstack.query.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One document being read: what is wrong with it so far, and how deep the reader is. For one thread. */
final class Reading {
    /** Filters, and nested selections, within one another; SEMANTICS.md decision 26. */
    private static final int MAX_LEVELS = 100;

    /** Queries within one another: each names an object, and decision 26 allows as many objects. */
    private static final int MAX_QUERIES = 64;

    private final boolean lowersArrays;
    private final List<Problem> problems = new ArrayList<>();
    private int levels;
    private int queries;

    private Reading(boolean lowersArrays) {
        this.lowersArrays = lowersArrays;
    }

    /** A reading that refuses array filters (refusal R1) everywhere but in a join's {@code on}. */
    static Reading strict() {
        return new Reading(false);
    }

    /** A reading that lowers array filters. */
    static Reading loweringArrays() {
        return new Reading(true);
    }

    boolean lowersArrays() {
        return lowersArrays;
    }

    void problem(ErrorCode code, String path, String message, @Nullable String hint) {
        problems.add(new Problem(code, path, message, hint));
    }

    /** Reports a value of the wrong type or range. */
    void unfit(ErrorCode code, String path, String what, JsonNode found, String accepted) {
        problem(code, path, what + " (got " + Found.text(found) + ")", accepted);
    }

    int problemCount() {
        return problems.size();
    }

    void throwProblems() {
        if (!problems.isEmpty()) {
            throw DriverException.of(problems);
        }
    }

    /** Goes one level down; false, and a problem, if that is too deep. Each true is followed by {@link #leave}. */
    boolean enter(String path) {
        if (levels == MAX_LEVELS) {
            tooDeep(path, "conditions", MAX_LEVELS);
            return false;
        }
        levels++;
        return true;
    }

    void leave() {
        levels--;
    }

    /** As {@link #enter}, for a query within a query; followed by {@link #leaveQuery}. */
    boolean enterQuery(String path) {
        if (queries == MAX_QUERIES) {
            tooDeep(path, "queries", MAX_QUERIES);
            return false;
        }
        queries++;
        return true;
    }

    void leaveQuery() {
        queries--;
    }

    private void tooDeep(String path, String what, int most) {
        problem(
                ErrorCode.INVALID_QUERY,
                path,
                what + " are nested more than " + most + " deep",
                "write one list of conditions, or several queries");
    }
}
