package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.TextRules;
import com.objectstack.driver.ErrorCode;

/** Which names a query may give its columns; SEMANTICS.md decision 21. */
final class Names {
    private Names() {}

    /** Adds what is wrong with a name. */
    static void check(String name, String path, Problems problems) {
        String defect = name.isEmpty() ? "is empty" : TextRules.problem(name);
        if (defect != null) {
            problems.add(ErrorCode.INVALID_QUERY, path, "the name " + defect, "names are plain Unicode text");
        }
    }
}
