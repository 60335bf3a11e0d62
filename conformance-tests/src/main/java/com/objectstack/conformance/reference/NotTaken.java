package com.objectstack.conformance.reference;

import com.objectstack.driver.ErrorCode;

/**
 * Refuses what a query must not have at some place.
 *
 * @param problems collects what is wrong
 * @param why what is wrong with a part
 * @param hint what would be accepted
 */
record NotTaken(Problems problems, String why, String hint) {
    /** Adds that a part is there. */
    void refuse(boolean isThere, String path, String part) {
        if (isThere) {
            problems.add(ErrorCode.INVALID_QUERY, path + "/" + part, "'" + part + "' " + why, hint);
        }
    }
}
