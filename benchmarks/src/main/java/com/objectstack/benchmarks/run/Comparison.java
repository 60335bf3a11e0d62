package com.objectstack.benchmarks.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** How results changed from one run to another. A change is one only if it is larger than the noise of both. */
final class Comparison {
    private record Key(Measured.Group group, String method, String mode, String unit) {
        static Key of(Measured one) {
            return new Key(one.group(), one.method(), one.mode(), one.unit());
        }

        String title() {
            return group.title() + ", " + method;
        }
    }

    private final TextColumns columns = new TextColumns();

    private Comparison(Report before, Report after) {
        Map<Key, Measured> earlier = byKey(before);
        Map<Key, Measured> later = byKey(after);
        columns.line(List.of("", "before", "after", "unit", "change", "noise", ""));
        later.forEach((key, now) -> {
            Measured then = earlier.get(key);
            if (then == null) {
                columns.line(List.of(key.title(), "", ResultTable.number(now.score()), now.unit(), "", "", "new"));
            } else {
                columns.line(changed(key, then, now));
            }
        });
        earlier.forEach((key, then) -> {
            if (!later.containsKey(key)) {
                columns.line(List.of(key.title(), ResultTable.number(then.score()), "", then.unit(), "", "", "gone"));
            }
        });
    }

    /** The changes as lines for people. */
    static String of(Report before, Report after) {
        return new Comparison(before, after).columns.toString();
    }

    private static Map<Key, Measured> byKey(Report report) {
        Map<Key, Measured> found = new LinkedHashMap<>();
        report.results().forEach(one -> found.put(Key.of(one), one));
        return found;
    }

    private static List<String> changed(Key key, Measured then, Measured now) {
        double change = now.score() / then.score() - 1;
        OptionalDouble noise = noise(then, now);
        return List.of(
                key.title(),
                ResultTable.number(then.score()),
                ResultTable.number(now.score()),
                now.unit(),
                String.format(Locale.ROOT, "%+.1f %%", 100 * change),
                noise.isPresent() ? String.format(Locale.ROOT, "± %.1f %%", 100 * noise.getAsDouble()) : "unknown",
                verdict(change, noise, now.isThroughput()));
    }

    /** What the quotient of two scores may be wrong by, as a share. */
    private static OptionalDouble noise(Measured then, Measured now) {
        Double earlier = then.error();
        Double later = now.error();
        return earlier == null || later == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        now.score() / then.score() * Math.hypot(earlier / then.score(), later / now.score()));
    }

    private static String verdict(double change, OptionalDouble noise, boolean moreIsBetter) {
        if (noise.isEmpty()) {
            return "";
        }
        if (Math.abs(change) <= noise.getAsDouble()) {
            return "the same";
        }
        return change > 0 == moreIsBetter ? "faster" : "slower";
    }
}
