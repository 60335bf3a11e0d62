package com.objectstack.conformance.report;

/** How strongly a rule binds a driver; the first word of its test's name. */
public enum Strength {
    /** Every driver meets it. */
    REQUIRED,
    /** A driver that declares the capability meets it, or it is a wish. */
    OPTIONAL,
    /** A rule without a test. */
    UNTESTED
}
