package com.objectstack.compiler.pass;

import com.objectstack.compiler.model.RecordReader;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A statement that reads one row more than a page has, which tells whether any follow. Behind the columns of the result
 * its rows may have others, that they are sorted by.
 */
public final class RenderedPage {
    private final RenderedRead read;
    private final @Nullable Long limit;
    private final PageKeys keys;

    RenderedPage(RenderedRead read, @Nullable Long limit, PageKeys keys) {
        this.read = read;
        this.limit = limit;
        this.keys = keys;
    }

    /** The statement, with the columns of the result alone. */
    public Rendered statement() {
        return read.statement();
    }

    /** What replaces references in the records. */
    public List<ExpandPlan> expansions() {
        return read.expansions();
    }

    /** What makes records of the columns of the result. */
    public RecordReader reader() {
        return read.reader();
    }

    RenderedRead read() {
        return read;
    }

    PageKeys keys() {
        return keys;
    }

    /** Whether the rows read go on behind the page. */
    public boolean isFollowed(List<@Nullable Object[]> rows) {
        return limit != null && rows.size() > limit;
    }

    /**
     * The opaque place of a row.
     *
     * @param last a row of stored values, the last one of its page
     * @param next the row after it
     * @return the token of the next page
     * @throws DriverException {@code INVALID_QUERY} if both are in one place, so that the next page would miss the row
     */
    public String tokenBetween(@Nullable Object[] last, @Nullable Object[] next) {
        List<@Nullable Object> place = placeOf(last);
        List<@Nullable Object> following = placeOf(next);
        for (int at = 0; at < place.size(); at++) {
            if (!isSame(place.get(at), following.get(at))) {
                return CursorToken.write(place, keys.fingerprint());
            }
        }
        throw DriverException.of(
                ErrorCode.INVALID_QUERY,
                "",
                "two records have the same " + String.join(", ", keys.names()) + ", and the page ends between them",
                "sort by a field that tells them apart, or page by 'offset'");
    }

    private List<@Nullable Object> placeOf(@Nullable Object[] row) {
        List<@Nullable Object> values = new ArrayList<>(keys.places().size());
        keys.places().forEach(place -> values.add(row[place]));
        return values;
    }

    /** Whether the database takes two stored values for the same. */
    private static boolean isSame(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Number left && other instanceof Number right) {
            boolean finite = isFinite(left) && isFinite(right);
            return finite ? exact(left).compareTo(exact(right)) == 0 : left.equals(right);
        }
        if (one instanceof byte[] left && other instanceof byte[] right) {
            return Arrays.equals(left, right);
        }
        return Objects.equals(one, other);
    }

    private static boolean isFinite(Number number) {
        return !(number instanceof Double fraction) || Double.isFinite(fraction);
    }

    private static BigDecimal exact(Number number) {
        return number instanceof Double fraction ? new BigDecimal(fraction) : BigDecimal.valueOf((Long) number);
    }
}
