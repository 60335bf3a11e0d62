package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.SequenceKey;

/** The numbers one write draws from one counter. For one thread. */
final class NumberBlock {
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

    /** How many are drawn. */
    long size() {
        return size;
    }

    /** One more number, the first is 1. */
    long next() {
        return ++size;
    }
}
