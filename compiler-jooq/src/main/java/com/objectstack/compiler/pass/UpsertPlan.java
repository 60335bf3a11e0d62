package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.Rendered;
import com.objectstack.driver.DriverOptions;
import java.util.List;

/** A record to store or to merge, its data checked; which unique key it merges by is for the live table to say. */
public final class UpsertPlan {
    private final RowEncoder encoder;
    private final EncodedRow row;
    private final List<String> keys;
    private final boolean keepsUpdatedAt;
    private final DriverOptions options;

    UpsertPlan(RowEncoder encoder, EncodedRow row, List<String> keys, boolean keepsUpdatedAt, DriverOptions options) {
        this.encoder = encoder;
        this.row = row;
        this.keys = List.copyOf(keys);
        this.keepsUpdatedAt = keepsUpdatedAt;
        this.options = options;
    }

    /** The columns to merge by; empty if the record is stored in any case (contract B39). */
    public List<String> keys() {
        return keys;
    }

    /** The numbers that storing the record needs. */
    public NumbersPlan numbers() {
        return NumbersPlan.of(encoder, List.of(row));
    }

    /** The numbers that storing or merging the record needs: none if it meets one. */
    public NumbersPlan numbers(ConflictTarget target) {
        return NumbersPlan.of(encoder, row, target);
    }

    /** Stores the record. */
    public Rendered insert() {
        return new InsertCompiler(encoder.layout()).one(row);
    }

    /** Stores or merges the record; it is returned whole, or not at all if the one it meets is out of scope. */
    public Rendered merge(ConflictTarget target) {
        return new UpsertCompiler(encoder.layout(), options).upsert(row, target, keepsUpdatedAt, encoder.now());
    }
}
