package com.objectstack.compiler.ddl;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Names of indexes that declare none; contract §6.5, rules S1 and S2. */
public final class IndexNames {
    private static final int MAX_LENGTH = 60;
    private static final int KEPT = 51;
    private static final int HASH_BYTES = 4;

    private IndexNames() {}

    /**
     * The name of an index: {@code uniq_account_email}, {@code idx_account_owner_status}.
     *
     * @param table the table
     * @param columns its key columns in order
     * @param unique whether it is unique
     * @return at most 60 characters
     */
    public static String of(String table, List<String> columns, boolean unique) {
        String start = (unique ? "uniq_" : "idx_") + table;
        String full = start + "_" + String.join("_", columns);
        if (full.length() <= MAX_LENGTH) {
            return full;
        }
        return start.substring(0, Math.min(KEPT, start.length())) + "_" + hash(full);
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
