package com.objectstack.conformance.laws;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.Problem;
import com.objectstack.query.AggregateFunction;
import com.objectstack.query.QueryAST;
import com.objectstack.query.WindowFunction;
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
 *   <li>how high {@code _score} is, and the values among peers (sections 4 and 2);
 *   <li>of several keys that are taken, which one is named (section 5);
 *   <li>the clock: {@code created_at} and {@code updated_at} are instants on both sides (contract B25).
 * </ul>
 *
 * @param query the query
 */
record Agreement(QueryAST query) {
    private static final double NEAR = 1e-9;
    private static final double FLOAT32 = 1e-5;
    private static final Set<String> STAMPS = Set.of("created_at", "updated_at");
    private static final Set<String> SCORES = Set.of("_score");

    /** Null if the outcomes agree, else what is different. */
    @Nullable
    String difference(Outcome wanted, Outcome found) {
        if (wanted.refusal() != null || found.refusal() != null) {
            return refusals(wanted, found);
        }
        if (wanted.result() instanceof List<?> && found.result() instanceof List<?>) {
            return records(wanted.records(), found.records());
        }
        return Objects.equals(wanted.result(), found.result()) ? null : wanted + " expected, found " + found;
    }

    private @Nullable String refusals(Outcome wanted, Outcome found) {
        List<String> problems = problems(wanted.refusal());
        if (problems.equals(problems(found.refusal())) || passesTheRange(wanted, found)) {
            return null;
        }
        return "expected " + (wanted.refusal() == null ? wanted : problems) + "\nfound "
                + (found.refusal() == null ? found : problems(found.refusal()));
    }

    private boolean passesTheRange(Outcome wanted, Outcome found) {
        DriverException only = wanted.refusal() == null ? found.refusal() : wanted.refusal();
        boolean one = wanted.refusal() == null || found.refusal() == null;
        return one && only != null && only.code() == ErrorCode.VALUE_OUT_OF_RANGE && Sums.in(query);
    }

    private static List<String> problems(@Nullable DriverException refusal) {
        return refusal == null
                ? List.of()
                : refusal.problems().stream().map(Agreement::text).toList();
    }

    private static String text(Problem problem) {
        boolean unique = problem.code() == ErrorCode.UNIQUE_VIOLATION;
        return unique ? problem.code().name() : problem.code() + " " + problem.path();
    }

    private @Nullable String records(List<DataRecord> wanted, List<DataRecord> found) {
        boolean ordered = isInOrder(query);
        boolean same = ordered ? inOrder(wanted, found) : inAnyOrder(wanted, found);
        if (!same) {
            return (ordered ? "in this order expected\n" : "in any order expected\n") + lines(wanted) + "found\n"
                    + lines(found);
        }
        return query.search() != null && query.orderBy().isEmpty() && !query.isGrouped() ? rising(found) : null;
    }

    /** Null if two drivers hold the same records, else what is different. */
    @Nullable
    String states(Map<String, List<DataRecord>> wanted, Map<String, List<DataRecord>> found) {
        for (Map.Entry<String, List<DataRecord>> object : wanted.entrySet()) {
            String difference = records(object.getValue(), found.getOrDefault(object.getKey(), List.of()));
            if (difference != null) {
                return object.getKey() + " holds, " + difference;
            }
        }
        return null;
    }

    /** Whether a rule tells the order of the records (decision 16; section 4 for the nearest and the searched). */
    static boolean isInOrder(QueryAST query) {
        boolean byDistance = query.nearest() != null && !query.isGrouped() && !query.distinct();
        return !query.orderBy().isEmpty() || (query.isOrdered() && query.search() == null) || byDistance;
    }

    private static String lines(List<DataRecord> records) {
        StringBuilder lines = new StringBuilder();
        records.forEach(record -> lines.append("  ").append(record).append('\n'));
        return lines.toString();
    }

    private static @Nullable String rising(List<DataRecord> found) {
        double last = Double.POSITIVE_INFINITY;
        for (DataRecord record : found) {
            if (record.get("_score") instanceof Number score) {
                if (score.doubleValue() > last) {
                    return "_score rises in " + found;
                }
                last = score.doubleValue();
            }
        }
        return null;
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

    private boolean sameRecord(Map<?, ?> wanted, Map<?, ?> found) {
        return sameMap(wanted, found, Unspecified.columns(query));
    }

    private boolean sameMap(Map<?, ?> wanted, Map<?, ?> found, Set<String> untold) {
        if (!List.copyOf(wanted.keySet()).equals(List.copyOf(found.keySet()))) {
            return false;
        }
        for (Map.Entry<?, ?> member : wanted.entrySet()) {
            String name = String.valueOf(member.getKey());
            Object other = found.get(member.getKey());
            boolean stamp = STAMPS.contains(name) && member.getValue() instanceof Instant && other instanceof Instant;
            boolean score = SCORES.contains(name) && member.getValue() instanceof Double && other instanceof Double;
            if (!stamp && !score && !untold.contains(name) && !same(member.getValue(), other)) {
                return false;
            }
        }
        return true;
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
        double tolerance = query.nearest() != null ? FLOAT32 : Sums.in(query) ? NEAR : 0;
        if (!fractions || tolerance == 0 || !(wanted instanceof Number one) || !(found instanceof Number other)) {
            return false;
        }
        double size = Math.max(Math.abs(one.doubleValue()), Math.abs(other.doubleValue()));
        return Math.abs(one.doubleValue() - other.doubleValue()) <= tolerance * size;
    }

    /** Whether something is added up anywhere in a query. */
    private static final class Sums {
        static boolean in(QueryAST query) {
            boolean aggregates = query.aggregations().stream()
                    .anyMatch(aggregation -> aggregation.function() == AggregateFunction.SUM
                            || aggregation.function() == AggregateFunction.AVG);
            boolean windows = query.windowFunctions().stream()
                    .anyMatch(window -> window.function() == WindowFunction.Function.SUM
                            || window.function() == WindowFunction.Function.AVG);
            return aggregates || windows;
        }
    }
}
