package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.AutonumberFormat;
import com.objectstack.compiler.model.SequenceKey;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.driver.Problem;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Puts numbers to be drawn in place of empty autonumbers; contract B187 to B190. For the rows of one call. */
final class Numberer {
    /** Longer ones do not fit the table of counters (contract B197). */
    private static final int MAX_PREFIX = 1024;

    private final RowLayout layout;
    private final ZonedDateTime today;
    private final Problems problems;
    private final Map<SequenceKey, NumberBlock> blocks = new HashMap<>();

    /**
     * A numberer.
     *
     * @param layout the columns of the rows
     * @param today the time of the call, in its zone
     * @param problems where it adds why a row gets no number
     */
    Numberer(RowLayout layout, ZonedDateTime today, Problems problems) {
        this.layout = layout;
        this.today = today;
        this.problems = problems;
    }

    /**
     * Fills a row.
     *
     * @param mayMerge whether the row may meet a record: whether it lacks a field for its number is then seen later
     */
    void fill(EncodedRow row, String base, boolean mayMerge) {
        layout.numbers().forEach((place, format) -> {
            if (row.isEmpty(place)) {
                fill(row, place, format, base, mayMerge);
            }
        });
    }

    private void fill(EncodedRow row, int place, AutonumberFormat format, String base, boolean mayMerge) {
        String field = layout.columns().get(place).name();
        Optional<String> missing = format.fields().stream()
                .filter(name -> row.isEmpty(layout.exactPlaceOf(name)))
                .findFirst();
        if (missing.isPresent()) {
            if (mayMerge) {
                NumberBlock none = new NumberBlock(key(row, field, ""), "", false);
                row.draw(place, new DrawnNumber(none, 0, "", 0, "", JsonPointers.child(base, missing.get())));
            } else {
                problems.add(lacking(missing.get(), field, base));
            }
            return;
        }
        String prefix = text(format.prefix(), row);
        if (prefix.length() > MAX_PREFIX) {
            problems.add(new Problem(
                    ErrorCode.INVALID_DATA,
                    JsonPointers.child(base, field),
                    "the number of field '" + field + "' has " + prefix.length() + " characters before it",
                    "at most " + MAX_PREFIX + " are allowed; shorten the values it is made of"));
            return;
        }
        String suffix = text(format.suffix(), row);
        SequenceKey key = key(row, field, format.countsPerPrefix() ? prefix : "");
        boolean isBare = prefix.isEmpty() && suffix.isEmpty();
        NumberBlock block = blocks.computeIfAbsent(key, counter -> new NumberBlock(counter, prefix, isBare));
        row.draw(place, new DrawnNumber(block, block.next(), prefix, format.width(), suffix, null));
    }

    private Problem lacking(String missing, String field, String base) {
        return new Problem(
                ErrorCode.INVALID_DATA,
                JsonPointers.child(base, missing),
                "field '" + missing + "' is empty, and the number of field '" + field + "' is made of it",
                "pass a value, or the number itself");
    }

    private String text(List<AutonumberFormat.Part> parts, EncodedRow row) {
        return AutonumberFormat.text(parts, today, name -> Objects.requireNonNull(row.get(layout.exactPlaceOf(name))));
    }

    private SequenceKey key(EncodedRow row, String field, String scope) {
        String tenantField = layout.table().tenantField();
        int place = tenantField == null ? -1 : layout.exactPlaceOf(tenantField);
        Object tenant = place < 0 ? null : row.get(place);
        return new SequenceKey(
                layout.table().name(), tenant == null ? SequenceKey.NO_TENANT : tenant.toString(), field, scope);
    }
}
