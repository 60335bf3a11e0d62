package com.objectstack.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.cli.exec.CapabilitiesJson;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.turso.TransportMode;
import com.objectstack.driver.turso.TursoConfig;
import com.objectstack.driver.turso.TursoDriver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code objectstack ping}: whether a database answers, how quickly, and what it and its driver are. */
@Command(
        name = "ping",
        description =
                "Asks a database for an answer, several times: its versions, how long it took, what the driver can do.",
        mixinStandardHelpOptions = true)
final class PingCommand implements Callable<Integer> {
    private static final double NANOS_PER_MILLI = 1e6;

    private final Console console;
    private final DriverOpener opener;

    @Mixin
    private final DatabaseOptions options = new DatabaseOptions();

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "20",
            description = "How often it is asked, after a first time. Default: ${DEFAULT-VALUE}.")
    private int count;

    @Option(names = "--json", description = "Print one line of JSON instead.")
    private boolean asJson;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    PingCommand(Console console, DriverOpener opener) {
        this.console = console;
        this.opener = opener;
    }

    /**
     * What was found.
     *
     * @param server the server's own words, or that there is none
     * @param sqlite the version of SQLite
     * @param sortedNanos how long each answer took, the shortest first
     * @param capabilities what the driver can do
     */
    private record Found(String server, String sqlite, List<Long> sortedNanos, List<String> capabilities) {
        double millis(double part) {
            int place = (int) Math.ceil(part * sortedNanos.size()) - 1;
            return sortedNanos.get(Math.max(0, place)) / NANOS_PER_MILLI;
        }
    }

    @Override
    public Integer call() {
        if (count < 1) {
            throw new ParameterException(spec.commandLine(), "--count must be 1 or more, got " + count);
        }
        TursoConfig config = options.database(console).config();
        try (IDataDriver driver = options.openExisting(opener, console)) {
            Object sqlite = driver.execute("select sqlite_version() as version")
                    .rows()
                    .get(0)
                    .get("version");
            List<Long> nanos = measure(driver);
            String server = config.mode() == TransportMode.REMOTE
                    ? TursoDriver.serverVersion(config).orElse("unknown")
                    : "none, a database of this process";
            print(new Found(server, String.valueOf(sqlite), nanos, CapabilitiesJson.names(driver.supports())));
        }
        return 0;
    }

    private List<Long> measure(IDataDriver driver) {
        List<Long> nanos = new ArrayList<>(count);
        for (int time = 0; time < count; time++) {
            long start = System.nanoTime();
            driver.execute("select 1");
            nanos.add(System.nanoTime() - start);
        }
        Collections.sort(nanos);
        return nanos;
    }

    private void print(Found found) {
        if (asJson) {
            console.out().println(json(found));
            return;
        }
        console.out().println("server        " + found.server());
        console.out().println("sqlite        " + found.sqlite());
        console.out()
                .printf(
                        Locale.ROOT,
                        "latency       p50 %.2f ms, p90 %.2f ms, p99 %.2f ms, max %.2f ms, of %d%n",
                        found.millis(0.5),
                        found.millis(0.9),
                        found.millis(0.99),
                        found.millis(1),
                        count);
        console.out().println("capabilities  " + String.join(", ", found.capabilities()));
    }

    private ObjectNode json(Found found) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("server", found.server())
                .put("sqlite", found.sqlite());
        json.putObject("latencyMillis")
                .put("p50", found.millis(0.5))
                .put("p90", found.millis(0.9))
                .put("p99", found.millis(0.99))
                .put("max", found.millis(1))
                .put("count", count);
        ArrayNode capabilities = json.putArray("capabilities");
        found.capabilities().forEach(capabilities::add);
        return json;
    }
}
