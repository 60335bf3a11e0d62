package com.objectstack.conformance.reference;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/** Random ids: 16 characters of {@code A-Za-z0-9_-} (contract B14). Thread-safe. */
final class RandomIds implements Supplier<String> {
    /** Three bytes make four characters of URL-safe Base64. */
    private static final int BYTES = 12;

    private final SecureRandom random = new SecureRandom();

    @Override
    public String get() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
