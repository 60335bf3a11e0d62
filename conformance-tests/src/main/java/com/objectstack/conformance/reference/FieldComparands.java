package com.objectstack.conformance.reference;

import com.objectstack.driver.ErrorCode;
import com.objectstack.query.FieldReference;
import java.util.Optional;

/** Fields as comparands of fields (contract §4.6, R18): declared scalars of one kind, neither of them the tenant. */
final class FieldComparands {
    private final Scope scope;
    private final Problems problems;

    FieldComparands(Scope scope, Problems problems) {
        this.scope = scope;
        this.problems = problems;
    }

    /** What a field is compared with; empty after a problem was collected. */
    Optional<Term> read(Term term, FieldReference reference, String path) {
        return scope.comparand(reference.field(), path, problems).filter(other -> areComparable(term, other, path));
    }

    private boolean areComparable(Term term, Term other, String path) {
        if (term.isTenant() || other.isTenant()) {
            problems.add(ErrorCode.INVALID_FILTER, path, "the tenant column is no comparand", "pass options.tenantId");
            return false;
        }
        if (term.isJsonPath() || !isScalar(term) || !isScalar(other)) {
            problems.add(
                    ErrorCode.INVALID_FILTER,
                    path,
                    "a field that holds a list or JSON is no comparand",
                    "compare scalars");
            return false;
        }
        if (other.isJsonPath() || term.kind() != other.kind()) {
            problems.add(
                    ErrorCode.TYPE_MISMATCH,
                    path,
                    described(term) + " and " + described(other) + " hold different kinds of values",
                    "compare fields of one kind");
            return false;
        }
        return true;
    }

    private static String described(Term term) {
        return "field '" + term.field().name() + "' (" + (term.isJsonPath() ? "untyped" : term.kind()) + ")";
    }

    private static boolean isScalar(Term term) {
        return term.isJsonPath()
                || switch (term.kind()) {
                    case TEXT, NUMBER, BOOLEAN, DATE, DATETIME, TIME -> true;
                    case LIST, FILE, JSON, VECTOR, NONE -> false;
                };
    }
}
