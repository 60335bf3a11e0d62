package com.objectstack.query.json;

/** Keeps the package non-empty until its first real class arrives; delete then. */
final class Placeholder {
    private Placeholder() {}
}
