package com.objectstack.conformance.reference;

import org.jspecify.annotations.Nullable;

/**
 * What a write comes to.
 *
 * @param <T> what it returns
 * @param after the store's next version
 * @param result what is returned once that version is kept
 */
record Written<T extends @Nullable Object>(Version after, T result) {}
