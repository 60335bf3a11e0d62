package com.objectstack.benchmarks.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Results for people: by question, what each way costs, beside the baseline, and what it allocates. */
final class ResultTable {
    private ResultTable() {}

    static String of(List<Measured> results) {
        Map<Measured.Group, List<Measured>> groups = results.stream()
                .collect(Collectors.groupingBy(Measured::group, LinkedHashMap::new, Collectors.toList()));
        TextColumns columns = new TextColumns();
        groups.forEach((group, members) -> {
            columns.title(group.title());
            members.forEach(member -> columns.line(List.of(
                    "  " + member.method(),
                    number(member.score()),
                    member.error() == null ? "" : "± " + number(member.error()),
                    member.unit(),
                    ratio(member),
                    bytes(member),
                    peak(member))));
        });
        return columns.toString();
    }

    private static String ratio(Measured one) {
        if (one.baseline()) {
            return "baseline";
        }
        return one.ratio() == null ? "" : String.format(Locale.ROOT, "%.2f x", one.ratio());
    }

    private static String bytes(Measured one) {
        return one.bytesPerOperation() == null
                ? ""
                : String.format(Locale.ROOT, "%,.0f B/op", Objects.requireNonNull(one.bytesPerOperation()));
    }

    private static String peak(Measured one) {
        return one.peakMib() == null
                ? ""
                : String.format(Locale.ROOT, "%,.0f MiB", Objects.requireNonNull(one.peakMib()));
    }

    static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.3f" : "%,.0f", value);
    }
}
