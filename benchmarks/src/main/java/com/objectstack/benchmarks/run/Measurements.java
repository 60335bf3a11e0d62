package com.objectstack.benchmarks.run;

import com.objectstack.benchmarks.Baseline;
import com.objectstack.benchmarks.ComparedBy;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** From JMH's results to ours. */
final class Measurements {
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private Measurements() {}

    /** What benchmarks came to, each beside the baseline of its group, in JMH's order. */
    static List<Measured> of(Collection<RunResult> results) {
        List<Measured> measured = results.stream().map(Measurements::measured).toList();
        Map<Measured.Group, Double> baselines = new LinkedHashMap<>();
        measured.stream().filter(Measured::baseline).forEach(one -> baselines.put(one.group(), one.score()));
        return measured.stream()
                .map(one -> {
                    Double baseline = baselines.get(one.group());
                    return baseline == null ? one : one.against(baseline);
                })
                .toList();
    }

    private static Measured measured(RunResult result) {
        Subject subject = subject(result.getParams());
        Result<?> primary = result.getPrimaryResult();
        List<Double> forks = result.getBenchmarkResults().stream()
                .map(fork -> fork.getPrimaryResult().getScore())
                .toList();
        return new Measured(
                subject.benchmark(),
                subject.method(),
                subject.isBaseline(),
                subject.params(),
                result.getParams().getThreads(),
                result.getParams().getMode().shortLabel(),
                primary.getScoreUnit(),
                median(forks),
                finite(primary.getScoreError()),
                forks,
                allocation(result),
                null);
    }

    /** What was measured, and what it is called beside the others of its group. */
    private record Subject(String benchmark, String method, boolean isBaseline, Map<String, String> params) {}

    private static Subject subject(BenchmarkParams jmh) {
        int dot = jmh.getBenchmark().lastIndexOf('.');
        Class<?> type = load(jmh.getBenchmark().substring(0, dot));
        String method = jmh.getBenchmark().substring(dot + 1);
        Map<String, String> params = new LinkedHashMap<>();
        jmh.getParamsKeys().forEach(name -> params.put(name, jmh.getParam(name)));
        ComparedBy compared = type.getAnnotation(ComparedBy.class);
        if (compared == null) {
            return new Subject(type.getSimpleName(), method, isBaseline(type, method), params);
        }
        String way = String.valueOf(params.remove(compared.param()));
        return new Subject(type.getSimpleName() + "." + method, way, way.equals(compared.baseline()), params);
    }

    private static @Nullable Double allocation(RunResult result) {
        return result.getSecondaryResults().entrySet().stream()
                .filter(secondary -> secondary.getKey().endsWith(ALLOCATION))
                .map(secondary -> finite(secondary.getValue().getScore()))
                .findFirst()
                .orElse(null);
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

    private static Class<?> load(String type) {
        try {
            return Class.forName(type);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("JMH ran " + type + ", so it must be there", e);
        }
    }

    private static boolean isBaseline(Class<?> type, String method) {
        return Arrays.stream(type.getMethods())
                .filter(candidate -> candidate.getName().equals(method))
                .anyMatch(Measurements::isMarked);
    }

    private static boolean isMarked(Method method) {
        return method.isAnnotationPresent(Baseline.class);
    }
}
