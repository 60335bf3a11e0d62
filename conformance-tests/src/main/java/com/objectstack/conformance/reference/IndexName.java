package com.objectstack.conformance.reference;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The name of an index that declares none (contract §6.5, rules S1 and S2). */
final class IndexName {
    private static final int MAX_LENGTH = 60;
    private static final int KEPT = 51;
    private static final int HASH_BYTES = 4;

    private IndexName() {}

    static String of(String object, List<String> fields, boolean unique) {
        String start = (unique ? "uniq_" : "idx_") + object;
        String name = start + "_" + String.join("_", fields);
        return name.length() <= MAX_LENGTH
                ? name
                : start.substring(0, Math.min(KEPT, start.length())) + "_" + hash(name);
    }

    private static String hash(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-1", impossible);
        }
    }
}
