package com.objectstack.driver.sql;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** Random ids; asks for random bytes many at a time, since each request has a price of its own. */
final class RandomIds implements IdGenerator {
    /** Three bytes make four characters of URL-safe Base64: these make 16. */
    private static final int BYTES = 12;

    private static final int BATCH = 256;

    private final SecureRandom random = new SecureRandom();
    private final byte[] pool = new byte[BYTES * BATCH];
    private int used = pool.length;

    @Override
    public String next() {
        byte[] bytes = new byte[BYTES];
        take(bytes);
        return new String(Base64.getUrlEncoder().encode(bytes), StandardCharsets.ISO_8859_1);
    }

    private synchronized void take(byte[] bytes) {
        if (used == pool.length) {
            random.nextBytes(pool);
            used = 0;
        }
        System.arraycopy(pool, used, bytes, 0, BYTES);
        used += BYTES;
    }
}
