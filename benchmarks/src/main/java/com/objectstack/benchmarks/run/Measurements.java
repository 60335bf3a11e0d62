package com.objectstack.benchmarks.run;

import com.objectstack.benchmarks.Baseline;
import com.objectstack.benchmarks.ComparedBy;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** From JMH's results to ours. For one run and one thread. */
final class Measurements {
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private final Map<Measured.Group, Double> baselines = new HashMap<>();

    private Measurements() {}

    /** What benchmarks came to, each beside the baseline of its group, in JMH's order. */
    static List<Measured> of(Collection<RunResult> results) {
        Measurements measurements = new Measurements();
        List<Measured> measured = results.stream().map(measurements::measured).toList();
        return measured.stream().map(measurements::besideBaseline).toList();
    }

    private Measured besideBaseline(Measured one) {
        Double baseline = baselines.get(one.group());
        return baseline == null ? one : one.against(baseline);
    }

    private Measured measured(RunResult result) {
        Subject subject = Subject.of(result.getParams());
        List<Double> forks = result.getBenchmarkResults().stream()
                .map(fork -> fork.getPrimaryResult().getScore())
                .toList();
        double score = median(forks);
        // Of several values of a parameter the first comes first.
        boolean isBaseline = subject.isMarked || (subject.isOneOfWays && !baselines.containsKey(subject.group));
        if (isBaseline) {
            baselines.put(subject.group, score);
        }
        Result<?> primary = result.getPrimaryResult();
        return new Measured(
                subject.group.benchmark(),
                subject.method,
                isBaseline,
                subject.group.params(),
                subject.group.threads(),
                result.getParams().getMode().shortLabel(),
                primary.getScoreUnit(),
                score,
                finite(primary.getScoreError()),
                forks,
                secondary(result, ALLOCATION),
                secondary(result, PeakMemory.LABEL),
                null);
    }

    /** What was measured, and what it is called beside the others of its group. */
    private record Subject(Measured.Group group, String method, boolean isMarked, boolean isOneOfWays) {
        static Subject of(BenchmarkParams jmh) {
            int dot = jmh.getBenchmark().lastIndexOf('.');
            Class<?> type = load(jmh.getBenchmark().substring(0, dot));
            String method = jmh.getBenchmark().substring(dot + 1);
            Map<String, String> params = new LinkedHashMap<>();
            jmh.getParamsKeys().forEach(name -> params.put(name, jmh.getParam(name)));
            ComparedBy compared = type.getAnnotation(ComparedBy.class);
            if (compared == null) {
                Measured.Group group = new Measured.Group(type.getSimpleName(), params, jmh.getThreads());
                return new Subject(group, method, isBaseline(type, method), false);
            }
            String way = String.valueOf(params.remove(compared.value()));
            String benchmark = type.getSimpleName() + "." + method;
            return new Subject(new Measured.Group(benchmark, params, jmh.getThreads()), way, false, true);
        }

        private static Class<?> load(String type) {
            try {
                return Class.forName(type);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException("JMH ran " + type + ", so it must be there", e);
            }
        }

        private static boolean isBaseline(Class<?> type, String method) {
            return Arrays.stream(type.getMethods())
                    .anyMatch(found -> found.getName().equals(method) && found.isAnnotationPresent(Baseline.class));
        }
    }

    private static @Nullable Double secondary(RunResult result, String label) {
        for (String name : result.getSecondaryResults().keySet()) {
            Result<?> found = result.getSecondaryResults().get(name);
            if (found != null && name.endsWith(label)) {
                return finite(found.getScore());
            }
        }
        return null;
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }

    /** The middle one, or the mean of the middle two. */
    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
