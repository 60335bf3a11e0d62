package com.objectstack.compiler.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Which counter a number is drawn from; contract B185, B189 and B197.
 *
 * @param object the object
 * @param tenant the tenant of the record, {@link #NO_TENANT} for none
 * @param field the autonumber field
 * @param scope the prefix where the format has dates or fields in it, else ""
 */
public record SequenceKey(String object, String tenant, String field, String scope) {
    /** Stands for no tenant. */
    public static final String NO_TENANT = "__global__";

    /** The table of counters. */
    public static final String TABLE = "_objectstack_sequences";

    /** Its primary key: {@link #hash}. */
    public static final String HASH = "key_hash";

    private static final String SEPARATOR = "\u001f";

    /** The key's SHA-256 in hexadecimal digits. */
    public String hash() {
        String key = String.join(SEPARATOR, object, tenant, field, scope);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
