package com.objectstack.conformance.laws;

import com.objectstack.driver.DataRecord;
import com.objectstack.query.NullOrder;
import com.objectstack.query.SortNode;
import com.objectstack.query.SortOrder;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The order of values and records: text by code point, numbers exactly, null as SEMANTICS.md decision 15 has it. */
public final class ValueOrder {
    private ValueOrder() {}

    /**
     * Compares texts by Unicode scalar values, not UTF-16 units.
     *
     * @param left a text
     * @param right another
     * @return below, at or above 0
     */
    public static int byCodePoint(String left, String right) {
        int at = 0;
        while (at < left.length() && at < right.length()) {
            int one = left.codePointAt(at);
            int other = right.codePointAt(at);
            if (one != other) {
                return Integer.compare(one, other);
            }
            at += Character.charCount(one);
        }
        return Integer.compare(left.length(), right.length());
    }

    /** Two values of one class, neither null. */
    @SuppressWarnings("unchecked")
    static int compare(Object left, Object right) {
        if (left instanceof String one && right instanceof String other) {
            return byCodePoint(one, other);
        }
        if (left instanceof Number one && right instanceof Number other) {
            return exact(one).compareTo(exact(other));
        }
        return ((Comparable<Object>) left).compareTo(right);
    }

    static BigDecimal exact(Number number) {
        return number instanceof Double fraction ? new BigDecimal(fraction) : new BigDecimal(number.longValue());
    }

    /** Null before everything. */
    static int nullsFirst(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return Boolean.compare(left != null, right != null);
        }
        return compare(left, right);
    }

    /** The order of records under sort keys, made total by the record's id in the direction of the last key. */
    static Comparator<DataRecord> of(List<SortNode> keys) {
        boolean descending = !keys.isEmpty() && keys.get(keys.size() - 1).order() == SortOrder.DESC;
        Comparator<DataRecord> order = of(descending ? SortNode.desc("id") : SortNode.asc("id"));
        for (int place = keys.size() - 1; place >= 0; place--) {
            order = of(keys.get(place)).thenComparing(order);
        }
        return order;
    }

    private static Comparator<DataRecord> of(SortNode key) {
        boolean descending = key.order() == SortOrder.DESC;
        boolean nullsLast = key.nulls() == NullOrder.DEFAULT ? descending : key.nulls() == NullOrder.LAST;
        return (left, right) -> {
            Object one = left.get(key.field());
            Object other = right.get(key.field());
            if (one == null || other == null) {
                int nullFirst = Boolean.compare(one != null, other != null);
                return nullsLast ? -nullFirst : nullFirst;
            }
            return descending ? compare(other, one) : compare(one, other);
        };
    }
}
