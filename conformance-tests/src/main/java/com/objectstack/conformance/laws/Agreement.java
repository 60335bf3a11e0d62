package com.objectstack.conformance.laws;

import com.objectstack.conformance.compare.Comparison;
import com.objectstack.conformance.compare.Unspecified;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.query.QueryAST;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the outcomes of one query on two drivers differ, in words. What is the same is a {@link Comparison}'s to say; the
 * clocks are two, so {@code created_at} and {@code updated_at} are instants on both sides and no more (contract B25).
 *
 * @param query the query
 */
record Agreement(QueryAST query) {
    private static final Set<String> STAMPS = Set.of("created_at", "updated_at");

    private Comparison comparison() {
        return new Comparison(query, STAMPS);
    }

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
        DriverException one = wanted.refusal();
        DriverException other = found.refusal();
        boolean same = (one != null && other != null)
                ? Comparison.sameRefusals(one, other)
                : comparison().mayRefuse(Objects.requireNonNull(one == null ? other : one));
        return same ? null : "expected " + text(wanted) + "\nfound " + text(found);
    }

    private static String text(Outcome outcome) {
        DriverException refusal = outcome.refusal();
        return refusal == null
                ? outcome.toString()
                : refusal.problems().stream()
                        .map(problem -> problem.code() + " " + problem.path())
                        .toList()
                        .toString();
    }

    private @Nullable String records(List<DataRecord> wanted, List<DataRecord> found) {
        if (comparison().sameRecords(wanted, found)) {
            return null;
        }
        return (Unspecified.isInOrder(query) ? "in this order expected\n" : "in any order expected\n") + lines(wanted)
                + "found\n" + lines(found);
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

    private static String lines(List<DataRecord> records) {
        StringBuilder lines = new StringBuilder();
        records.forEach(record -> lines.append("  ").append(record).append('\n'));
        return lines.toString();
    }
}
