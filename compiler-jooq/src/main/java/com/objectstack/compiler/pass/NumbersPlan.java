package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.Rendered;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The numbers a write draws: a statement for each block, to be run before it in the same transaction. */
public final class NumbersPlan {
    private final DrawNumbers compiler;
    private final List<EncodedRow> rows;
    private final List<NumberBlock> blocks;
    private final Set<String> missing;
    private final @Nullable ConflictTarget target;
    private final List<@Nullable Object> met;

    private NumbersPlan(
            DrawNumbers compiler,
            List<EncodedRow> rows,
            List<NumberBlock> blocks,
            Set<String> missing,
            @Nullable ConflictTarget target,
            List<@Nullable Object> met) {
        this.compiler = compiler;
        this.rows = rows;
        this.blocks = List.copyOf(blocks);
        this.missing = Set.copyOf(missing);
        this.target = target;
        this.met = met;
    }

    /** The numbers of some rows. */
    static NumbersPlan of(RowEncoder encoder, List<EncodedRow> rows) {
        return of(encoder, rows, null);
    }

    /** The numbers of a row that may be merged: none are drawn if it meets a record. */
    static NumbersPlan of(RowEncoder encoder, EncodedRow row, ConflictTarget target) {
        return of(encoder, List.of(row), target);
    }

    private static NumbersPlan of(RowEncoder encoder, List<EncodedRow> rows, @Nullable ConflictTarget target) {
        if (encoder.layout().numbers().isEmpty()) {
            return new NumbersPlan(
                    new DrawNumbers(encoder.layout(), encoder.now()), rows, List.of(), Set.of(), null, List.of());
        }
        List<DrawnNumber> numbers =
                rows.stream().flatMap(row -> row.numbers().stream()).toList();
        List<NumberBlock> blocks = numbers.stream()
                .filter(number -> number.missing() == null)
                .map(DrawnNumber::block)
                .distinct()
                .toList();
        Set<String> missing = numbers.stream()
                .flatMap(number -> Stream.ofNullable(number.missing()))
                .collect(Collectors.toUnmodifiableSet());
        List<@Nullable Object> met = new ArrayList<>();
        if (target != null) {
            target.columns().forEach(column -> met.add(rows.get(0).stored(column)));
        }
        return new NumbersPlan(new DrawNumbers(encoder.layout(), encoder.now()), rows, blocks, missing, target, met);
    }

    /** Whether no number is drawn. */
    public boolean isEmpty() {
        return blocks.isEmpty();
    }

    /** The fields that get a number. */
    public Set<String> fields() {
        return blocks.stream().map(block -> block.key().field()).collect(Collectors.toUnmodifiableSet());
    }

    /** The JSON pointers of fields that a number needs and the record lacks, if it turns out to be a new one. */
    public Set<String> missing() {
        return missing;
    }

    /** Draws the numbers. */
    public List<Rendered> draws() {
        return blocks.stream()
                .map(block -> target == null ? compiler.draw(block) : compiler.drawUnlessMet(block, target, met))
                .toList();
    }

    /**
     * Raises the counters to the greatest numbers among the records, and among those the caller gave.
     *
     * @param ofAllTenants whether those of other tenants count too
     */
    public List<Rendered> repairs(boolean ofAllTenants) {
        return blocks.stream()
                .map(block -> compiler.repair(block, given(block), ofAllTenants))
                .toList();
    }

    private long given(NumberBlock block) {
        return rows.stream()
                .flatMap(row -> Stream.ofNullable(row.stored(block.key().field())))
                .mapToLong(block::numberIn)
                .max()
                .orElse(0);
    }
}
