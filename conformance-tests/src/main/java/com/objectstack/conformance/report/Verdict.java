package com.objectstack.conformance.report;

/** What a rule's test came to. */
public enum Verdict {
    /** The rule is met. */
    PASS,
    /** The rule is broken. */
    FAIL,
    /** The test did not run, or could not be judged. */
    SKIP,
    /** The rule is about a capability that the driver does not declare. */
    NOT_DECLARED,
    /** The rule is about drivers that lack a capability, and this one has it. */
    NOT_APPLICABLE,
    /** The rule is broken as declared. */
    GAP
}
