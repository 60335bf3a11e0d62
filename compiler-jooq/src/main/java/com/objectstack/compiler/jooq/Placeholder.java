package com.objectstack.compiler.jooq;

/** Keeps the package non-empty until its first real class arrives; delete then. */
final class Placeholder {
    private Placeholder() {}
}
