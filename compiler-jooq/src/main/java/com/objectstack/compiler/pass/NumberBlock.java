package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.SequenceKey;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers one write draws from one counter. For one thread. */
final class NumberBlock {
    /** As many as a counter may have. */
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}(?![0-9])");

    private final SequenceKey key;
    private final String hash;
    private final String prefix;
    private final boolean isBare;
    private long size;

    /**
     * An empty block.
     *
     * @param key the counter
     * @param prefix what stands before its numbers
     * @param isBare whether nothing stands around them
     */
    NumberBlock(SequenceKey key, String prefix, boolean isBare) {
        this.key = key;
        this.hash = key.hash();
        this.prefix = prefix;
        this.isBare = isBare;
    }

    SequenceKey key() {
        return key;
    }

    String hash() {
        return hash;
    }

    String prefix() {
        return prefix;
    }

    boolean isBare() {
        return isBare;
    }

    /** The number in a text that a caller gave, 0 if there is none that the counter could come to. */
    long numberIn(Object given) {
        String text = given.toString();
        if (!text.startsWith(prefix)) {
            return 0;
        }
        Matcher digits = DIGITS.matcher(text.substring(prefix.length()));
        return digits.lookingAt() ? Long.parseLong(digits.group()) : 0;
    }

    /** How many are drawn. */
    long size() {
        return size;
    }

    /** One more number, the first is 1. */
    long next() {
        return ++size;
    }
}
