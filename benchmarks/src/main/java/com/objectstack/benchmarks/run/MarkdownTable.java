package com.objectstack.benchmarks.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Results for a page: a row a question, each way as a multiple of the floor's time, however it was measured. */
final class MarkdownTable {
    /** What a page calls the questions it tells of; the others are left to the file. */
    private static final Map<String, String> QUESTIONS = questions();

    /** How the ways are called, ours first. */
    private static final Map<String, String> WAYS = ways();

    private static final double MILLISECOND = 1e3;

    private MarkdownTable() {}

    private static Map<String, String> questions() {
        Map<String, String> questions = new LinkedHashMap<>();
        questions.put("FindByIdBenchmark", "one record by its id");
        questions.put("FindFilteredBenchmark", "20 records by two fields, in order");
        questions.put("FindHundredBenchmark", "100 records from an id on");
        questions.put("ScanBenchmark", "all records as a list");
        questions.put("StreamBenchmark", "all records as a stream");
        questions.put("CountBenchmark", "a number of records");
        questions.put("CreateBenchmark", "store one record");
        questions.put("UpdateBenchmark", "change one record");
        questions.put("UpsertBenchmark", "merge one record");
        questions.put("BulkCreateBenchmark", "store many records");
        questions.put("TransactionBenchmark", "a transaction of ten changes");
        questions.put("ConcurrencyBenchmark", "nine reads to a write");
        questions.put("RemoteSelectBenchmark", "`select 1` at a server");
        questions.put("RemoteFindByIdBenchmark", "one record by its id at a server");
        questions.put("RemoteConcurrencyBenchmark", "records by their ids at a server");
        questions.put("RemoteBulkCreateBenchmark", "store many records at a server");
        return questions;
    }

    private static Map<String, String> ways() {
        Map<String, String> ways = new LinkedHashMap<>();
        ways.put("driver", "ours");
        ways.put("jooq", "plain jOOQ");
        ways.put("jdbi", "Jdbi");
        ways.put("better-sqlite3", "better-sqlite3");
        ways.put("knex", "knex");
        ways.put("libsql-client", "@libsql/client");
        ways.put("driver-turso", "driver-turso in TypeScript");
        return ways;
    }

    static String of(List<Measured> results) {
        Map<Measured.Group, Map<String, Measured>> rows = new LinkedHashMap<>();
        results.stream()
                .filter(one -> QUESTIONS.containsKey(one.benchmark()))
                .forEach(one -> rows.computeIfAbsent(one.group(), group -> new LinkedHashMap<>())
                        .put(one.baseline() ? "" : way(one), one));
        rows.values().removeIf(ways -> !ways.containsKey(""));
        List<String> shown = WAYS.keySet().stream()
                .filter(way -> rows.values().stream().anyMatch(ways -> ways.containsKey(way)))
                .toList();
        List<String> lines = new ArrayList<>();
        lines.add("| | floor | " + shown.stream().map(WAYS::get).collect(Collectors.joining(" | ")) + " |");
        lines.add("|:--|--:|" + "--:|".repeat(shown.size()));
        rows.forEach((group, ways) -> lines.add(line(group, ways, shown)));
        return String.join("\n", lines) + "\n";
    }

    /** A way's method, without the number of its threads. */
    private static String way(Measured one) {
        return one.method().replaceFirst("By[0-9]+$", "");
    }

    private static String line(Measured.Group group, Map<String, Measured> ways, List<String> shown) {
        Measured floor = Objects.requireNonNull(ways.get(""));
        String cells = shown.stream().map(way -> cell(ways.get(way))).collect(Collectors.joining(" | "));
        return "| " + title(group) + " | " + time(floor) + " | " + cells + " |";
    }

    private static String title(Measured.Group group) {
        String title = QUESTIONS.get(group.benchmark());
        String number = group.params().get("rows");
        String threads = group.threads() == 1 ? "" : ", " + group.threads() + " threads";
        return title + (number == null ? "" : ", " + number) + threads;
    }

    private static String cell(@Nullable Measured one) {
        if (one == null || one.ratio() == null) {
            return "";
        }
        double ratio = one.isThroughput() ? 1 / one.ratio() : one.ratio();
        return String.format(Locale.ROOT, ratio < 10 ? "%.2f" : "%.0f", ratio);
    }

    private static String time(Measured floor) {
        if (floor.isThroughput()) {
            return String.format(Locale.ROOT, "%,.0f/s", floor.score());
        }
        double micros = floor.unit().startsWith("ms") ? floor.score() * MILLISECOND : floor.score();
        return micros < MILLISECOND
                ? String.format(Locale.ROOT, "%.1f µs", micros)
                : String.format(Locale.ROOT, "%.1f ms", micros / MILLISECOND);
    }
}
