package com.objectstack.conformance.compare;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Problem;
import com.objectstack.query.QueryAST;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether two answers to one query say the same. What no rule tells is left out here and nowhere else:
 *
 * <ul>
 *   <li>without an order the records come in any (decision 16);
 *   <li>sums and averages with fractions agree within 1e-9 relative (decision 12), distances within 1e-5: databases
 *       compute them with float32;
 *   <li>a sum past the range of a number is refused where it is met, in whichever order a database adds (decision 12);
 *   <li>how high {@code _score} is, as long as it never rises, and the values among peers (sections 4 and 2);
 *   <li>of several keys that are taken, which one is named (section 5);
 *   <li>the clocks of two drivers: see {@code stamps}.
 * </ul>
 *
 * @param query the query
 * @param stamps the fields that each driver fills by its own clock; there any instant will do
 */
public record Comparison(QueryAST query, Set<String> stamps) {
    private static final double NEAR = 1e-9;
    private static final double FLOAT32 = 1e-5;
    private static final String SCORE = "_score";

    /** Copies {@code stamps}. */
    public Comparison {
        stamps = Set.copyOf(stamps);
    }

    /**
     * Whether two refusals name the same problems: codes and places, in order.
     *
     * @param wanted one refusal
     * @param found the other
     * @return true if so
     */
    public static boolean sameRefusals(DriverException wanted, DriverException found) {
        return problems(wanted).equals(problems(found));
    }

    private static List<String> problems(DriverException refusal) {
        return refusal.problems().stream().map(Comparison::text).toList();
    }

    private static String text(Problem problem) {
        boolean unique = problem.code() == ErrorCode.UNIQUE_VIOLATION;
        return unique ? problem.code().name() : problem.code() + " " + problem.path();
    }

    /**
     * Whether one of two drivers may refuse what the other one answers.
     *
     * @param refusal the refusal
     * @return true if it met a sum past the range on its way
     */
    public boolean mayRefuse(DriverException refusal) {
        return refusal.code() == ErrorCode.VALUE_OUT_OF_RANGE && Unspecified.addsUp(query);
    }

    /**
     * Whether two results are the same.
     *
     * @param wanted one result
     * @param found the other; its scores must not rise
     * @return true if so
     */
    public boolean sameRecords(List<DataRecord> wanted, List<DataRecord> found) {
        boolean byScore = query.search() != null && query.orderBy().isEmpty() && !query.isGrouped();
        boolean same = Unspecified.isInOrder(query) ? inOrder(wanted, found) : inAnyOrder(wanted, found);
        return same && (!byScore || neverRises(found));
    }

    private static boolean neverRises(List<DataRecord> found) {
        double last = Double.POSITIVE_INFINITY;
        for (DataRecord record : found) {
            double score = record.get(SCORE) instanceof Number number ? number.doubleValue() : last;
            if (score > last) {
                return false;
            }
            last = score;
        }
        return true;
    }

    private boolean inOrder(List<DataRecord> wanted, List<DataRecord> found) {
        boolean same = wanted.size() == found.size();
        for (int place = 0; same && place < wanted.size(); place++) {
            same = sameRecord(wanted.get(place), found.get(place));
        }
        return same;
    }

    private boolean inAnyOrder(List<DataRecord> wanted, List<DataRecord> found) {
        List<DataRecord> left = new ArrayList<>(found);
        for (DataRecord record : wanted) {
            Iterator<DataRecord> candidates = left.iterator();
            boolean met = false;
            while (!met && candidates.hasNext()) {
                met = sameRecord(record, candidates.next());
            }
            if (!met) {
                return false;
            }
            candidates.remove();
        }
        return left.isEmpty();
    }

    /**
     * Whether two records are the same, with the same columns in the same order.
     *
     * @param wanted one record
     * @param found the other
     * @return true if so
     */
    public boolean sameRecord(Map<?, ?> wanted, Map<?, ?> found) {
        return sameMap(wanted, found, Unspecified.columns(query));
    }

    private boolean sameMap(Map<?, ?> wanted, Map<?, ?> found, Set<String> untold) {
        if (!List.copyOf(wanted.keySet()).equals(List.copyOf(found.keySet()))) {
            return false;
        }
        for (Map.Entry<?, ?> member : wanted.entrySet()) {
            String name = String.valueOf(member.getKey());
            Object other = found.get(member.getKey());
            boolean told = !untold.contains(name) && !isUntold(name, member.getValue(), other);
            if (told && !same(member.getValue(), other)) {
                return false;
            }
        }
        return true;
    }

    private boolean isUntold(String name, @Nullable Object wanted, @Nullable Object found) {
        boolean stamp = stamps.contains(name) && wanted instanceof Instant && found instanceof Instant;
        boolean score = name.equals(SCORE) && wanted instanceof Double && found instanceof Double;
        return stamp || score;
    }

    private boolean same(@Nullable Object wanted, @Nullable Object found) {
        if (wanted instanceof Map<?, ?> one && found instanceof Map<?, ?> other) {
            return sameMap(one, other, Set.of());
        }
        if (wanted instanceof List<?> one && found instanceof List<?> other) {
            boolean same = one.size() == other.size();
            for (int place = 0; same && place < one.size(); place++) {
                same = same(one.get(place), other.get(place));
            }
            return same;
        }
        if (wanted instanceof float[] one && found instanceof float[] other) {
            return Arrays.equals(one, other);
        }
        if (wanted instanceof byte[] one && found instanceof byte[] other) {
            return Arrays.equals(one, other);
        }
        return Objects.equals(wanted, found) || near(wanted, found);
    }

    /** Numbers that are computed; a sum near a whole number may be one on one side only. */
    private boolean near(@Nullable Object wanted, @Nullable Object found) {
        boolean fractions = wanted instanceof Double || found instanceof Double;
        double tolerance = query.nearest() != null ? FLOAT32 : Unspecified.addsUp(query) ? NEAR : 0;
        if (!fractions || tolerance == 0 || !(wanted instanceof Number one) || !(found instanceof Number other)) {
            return false;
        }
        double size = Math.max(Math.abs(one.doubleValue()), Math.abs(other.doubleValue()));
        return Math.abs(one.doubleValue() - other.doubleValue()) <= tolerance * size;
    }
}
