package com.objectstack.conformance.reference;

import com.objectstack.driver.ErrorCode;
import java.util.Optional;

/** What names stand for at some step of a query (SEMANTICS.md §3). */
interface NameReader {
    /** What a name stands for, if anything. */
    Optional<Expression> find(String name);

    /** Adds why a name stands for nothing. */
    void refuse(String name, String path, Problems problems);

    /** What a name stands for; empty after a problem was added. */
    default Optional<Expression> require(String name, String path, Problems problems) {
        Optional<Expression> found = find(name);
        if (found.isEmpty()) {
            refuse(name, path, problems);
        }
        return found;
    }

    /** Adds what is wrong with a name that a query gives to a column (SEMANTICS.md decision 21). */
    static void judge(String name, String path, Problems problems) {
        Optional<String> defect = name.isEmpty() ? Optional.of("is empty") : Texts.defect(name);
        defect.ifPresent(text ->
                problems.add(ErrorCode.INVALID_QUERY, path, "the name " + text, "names are plain Unicode text"));
    }
}
