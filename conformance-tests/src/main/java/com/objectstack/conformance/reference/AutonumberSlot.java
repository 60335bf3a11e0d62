package com.objectstack.conformance.reference;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A number that a new record is to get.
 *
 * @param key the counter it is drawn from
 * @param prefix what is written before it
 * @param width how many digits it has at least
 * @param suffix what is written after it
 * @param first the number the counter begins with
 */
record AutonumberSlot(SequenceKey key, String prefix, int width, String suffix, long first) {
    /** Longer runs of digits are no numbers of ours. */
    private static final int MAX_DIGITS = 18;

    String field() {
        return key.field();
    }

    String written(long number) {
        String digits = width == 0 ? Long.toString(number) : String.format(Locale.ROOT, "%0" + width + "d", number);
        return prefix + digits + suffix;
    }

    /** The greatest number among records whose value begins with the prefix, the one before the first if there is none (contract B191). */
    long greatest(Collection<Row> rows) {
        long found = rows.stream()
                .map(row -> row.get(field()))
                .map(this::numberIn)
                .flatMapToLong(OptionalLong::stream)
                .max()
                .orElse(first - 1);
        return Math.max(found, first - 1);
    }

    /** The digits after the prefix; with neither prefix nor suffix, all digits together (legacy reading). */
    private OptionalLong numberIn(@Nullable Object value) {
        if (!(value instanceof String text) || !text.startsWith(prefix)) {
            return OptionalLong.empty();
        }
        String rest = text.substring(prefix.length());
        String digits =
                prefix.isEmpty() && suffix.isEmpty() ? rest.replaceAll("[^0-9]", "") : rest.replaceAll("[^0-9].*", "");
        return digits.isEmpty() || digits.length() > MAX_DIGITS
                ? OptionalLong.empty()
                : OptionalLong.of(new BigInteger(digits).longValueExact());
    }
}
