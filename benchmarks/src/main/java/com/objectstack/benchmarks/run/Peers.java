package com.objectstack.benchmarks.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.objectstack.benchmarks.PeerAccounts;
import com.objectstack.benchmarks.run.PeerProcess.Rounds;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.util.ListStatistics;

/**
 * What other languages take for the same questions, on the same rows and files. Each fork is a process of Node; the versions
 * are those of {@code package.json}, that of Node included.
 */
final class Peers {
    /** Each is a script of this name. */
    private static final List<String> NAMES = List.of("better-sqlite3", "knex", "libsql-client", "driver-turso");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double CONFIDENCE = 0.999;
    private static final double MICROS_TO_A_MILLISECOND = 1e3;

    private final Path scripts;
    private final Effort effort;
    private final PrintStream err;
    private final PeerProcess process;

    /** As much as JMH takes for the benchmarks. */
    private record Effort(int forks, int warmups, int rounds, double seconds) {
        static Effort of(Request.Thoroughness thoroughness) {
            return switch (thoroughness) {
                case FULL -> new Effort(3, 5, 5, 1);
                case QUICK -> new Effort(1, 2, 3, 0.5);
                case ONCE -> new Effort(1, 0, 1, 0);
            };
        }
    }

    /**
     * The peers of a folder.
     *
     * @param scripts has {@code package.json} and the scripts
     * @param thoroughness how long it takes
     * @param err is told what goes on
     */
    Peers(Path scripts, Request.Thoroughness thoroughness, PrintStream err) {
        this.scripts = scripts.toAbsolutePath();
        this.effort = Effort.of(thoroughness);
        this.err = err;
        this.process = new PeerProcess(this.scripts);
    }

    /**
     * Installs them where they are missing, with npm.
     *
     * @throws IOException if there is no such folder, no npm, or npm fails
     */
    void install() throws IOException {
        if (!Files.isRegularFile(scripts.resolve("package.json"))) {
            throw new IOException("--peers: there are no scripts in " + scripts);
        }
        // What npm writes in the end.
        if (Files.exists(scripts.resolve("node_modules/.package-lock.json"))) {
            return;
        }
        err.println("Installing " + versions());
        try {
            process.run(List.of("npm", "install", "--no-audit", "--no-fund", "--no-package-lock"));
        } catch (IOException e) {
            throw new IOException("--peers needs npm: " + e.getMessage(), e);
        }
    }

    /** Their versions by name. */
    Map<String, String> versions() throws IOException {
        Map<String, String> versions = new TreeMap<>();
        JsonNode described = JSON.readTree(scripts.resolve("package.json").toFile());
        described
                .path("dependencies")
                .properties()
                .forEach(one -> versions.put(one.getKey(), one.getValue().asText()));
        return versions;
    }

    /** What the peers take for questions that were answered, each beside the same baseline; those that fail are left out. */
    List<Measured> beside(List<Measured> measured) throws IOException {
        Map<Measured.Group, Measured> baselines = measured.stream()
                .filter(Measured::baseline)
                .collect(Collectors.toMap(Measured::group, one -> one, (one, other) -> one, LinkedHashMap::new));
        List<Measured> found = new ArrayList<>();
        Path folder = Files.createTempDirectory("objectstack-peers");
        try {
            for (Measured baseline : baselines.values()) {
                for (String peer : NAMES) {
                    answer(peer, baseline, folder).ifPresent(found::add);
                }
                MoreFiles.deleteDirectoryContents(folder, RecursiveDeleteOption.ALLOW_INSECURE);
                Optional.ofNullable(baseline.params().get("url")).ifPresent(PeerAccounts::removeAt);
            }
        } finally {
            MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
        }
        return found;
    }

    private Optional<Measured> answer(String peer, Measured baseline, Path folder) throws IOException {
        List<Rounds> forks = new ArrayList<>();
        for (int fork = 0; fork < effort.forks(); fork++) {
            try {
                Optional<Rounds> rounds = process.ask(request(peer, baseline, folder));
                if (rounds.isEmpty()) {
                    return Optional.empty();
                }
                forks.add(rounds.get());
            } catch (IOException e) {
                err.println(peer + ", " + baseline.group().title() + ": left out, " + e.getMessage());
                return Optional.empty();
            }
        }
        err.println(peer + ", " + baseline.group().title() + ": measured");
        return Optional.of(measured(peer, baseline, forks));
    }

    private ObjectNode request(String peer, Measured baseline, Path folder) throws IOException {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("peer", peer);
        request.put("question", baseline.benchmark().replaceFirst("Benchmark$", ""));
        request.set("params", JSON.valueToTree(baseline.params()));
        request.put("threads", baseline.threads());
        request.put("isThroughput", baseline.isThroughput());
        request.put("warmups", effort.warmups());
        request.put("rounds", effort.rounds());
        request.put("seconds", effort.seconds());
        String url = baseline.params().get("url");
        if (url == null) {
            request.put("file", file(baseline, folder).toString());
        } else {
            request.put("url", url);
            PeerAccounts.makeAt(url, accounts(baseline));
        }
        return request;
    }

    private static int accounts(Measured baseline) {
        return Integer.parseInt(baseline.params().getOrDefault("accounts", "0"));
    }

    /** A file as it is before the question, for one process. */
    private static Path file(Measured baseline, Path folder) throws IOException {
        int accounts = accounts(baseline);
        Path template = folder.resolve("template-" + accounts + ".db");
        if (!Files.exists(template)) {
            PeerAccounts.write(template, accounts);
        }
        Path copy = Files.createTempFile(folder, "copy", ".db");
        Files.delete(copy);
        return Files.copy(template, copy);
    }

    private static Measured measured(String peer, Measured baseline, List<Rounds> forks) {
        double scale = baseline.unit().startsWith("ms") ? 1 / MICROS_TO_A_MILLISECOND : 1;
        List<Double> means = forks.stream()
                .map(fork -> fork.scores().stream()
                        .mapToDouble(score -> score * scale)
                        .average()
                        .orElseThrow())
                .toList();
        return new Measured(
                        baseline.benchmark(),
                        peer,
                        false,
                        baseline.params(),
                        baseline.threads(),
                        baseline.mode(),
                        baseline.unit(),
                        Measurements.median(means),
                        error(forks, scale),
                        means,
                        null,
                        forks.stream().mapToDouble(Rounds::peakMib).max().orElseThrow(),
                        null)
                .against(baseline.score());
    }

    private static @Nullable Double error(List<Rounds> forks, double scale) {
        double[] scores = forks.stream()
                .flatMap(fork -> fork.scores().stream())
                .mapToDouble(score -> score * scale)
                .toArray();
        double error = new ListStatistics(scores).getMeanErrorAt(CONFIDENCE);
        return Double.isFinite(error) ? error : null;
    }
}
