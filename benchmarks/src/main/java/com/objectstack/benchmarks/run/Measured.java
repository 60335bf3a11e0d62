package com.objectstack.benchmarks.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one benchmark came to.
 *
 * @param benchmark its class, without the package; with its method, where a parameter says what is compared
 * @param method its method, or the value of that parameter
 * @param baseline whether the others of its group are compared with it
 * @param params its parameters by name
 * @param threads how many threads ran it at once
 * @param mode JMH's short name of what was measured: {@code avgt}, {@code thrpt}, {@code ss}
 * @param unit the unit of {@code score}, {@code error} and {@code forks}
 * @param score the median of the forks
 * @param error half the width of the confidence interval of 99.9 % over all iterations, null if there were too few
 * @param forks the mean of each fork
 * @param bytesPerOperation what an operation allocates, null if it was not measured
 * @param peakMib the most memory its process had, in MiB, null if the system does not say it
 * @param ratio the score as a multiple of the baseline's, null without one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Measured(
        String benchmark,
        String method,
        boolean baseline,
        Map<String, String> params,
        int threads,
        String mode,
        String unit,
        double score,
        @Nullable Double error,
        List<Double> forks,
        @Nullable Double bytesPerOperation,
        @Nullable Double peakMib,
        @Nullable Double ratio) {
    /** Copies map and list, keeping their order. */
    Measured {
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        forks = List.copyOf(forks);
    }

    /** The question and the circumstances: what has these in common can be compared. */
    record Group(String benchmark, Map<String, String> params, int threads) {
        /** For people. */
        String title() {
            String circumstances = params.entrySet().stream()
                    .map(param -> ", " + param.getKey() + "=" + param.getValue())
                    .collect(Collectors.joining());
            return benchmark + circumstances + (threads == 1 ? "" : ", " + threads + " threads");
        }
    }

    /** Whether more is better. */
    @JsonIgnore
    boolean isThroughput() {
        return mode.equals("thrpt");
    }

    Group group() {
        return new Group(benchmark, params, threads);
    }

    /** The same beside a baseline's score. */
    Measured against(double baselineScore) {
        return new Measured(
                benchmark,
                method,
                baseline,
                params,
                threads,
                mode,
                unit,
                score,
                error,
                forks,
                bytesPerOperation,
                peakMib,
                score / baselineScore);
    }
}
