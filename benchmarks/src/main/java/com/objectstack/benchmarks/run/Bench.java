package com.objectstack.benchmarks.run;

import com.objectstack.benchmarks.DriverBenchmark;
import com.objectstack.benchmarks.NamedDriver;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Entry point of {@code objectstack bench}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        versionProvider = Versions.class,
        description = {
            "Measures what things cost, each beside the least it could cost in the same run.",
            "Prints a table and keeps the results as JSON and charts. Give it a machine that does nothing else."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:success", "1:a benchmark failed", "2:wrong usage"})
public final class Bench implements Callable<Integer> {
    private static final int FAILURE = 1;

    private final Measuring measuring;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private final RunOptions options = new RunOptions();

    @Option(
            names = "--only",
            paramLabel = "REGEX",
            description = "Benchmarks whose full name matches, such as FindById or Create.*driver; by default all.")
    private @Nullable String only;

    @Option(
            names = "--param",
            paramLabel = "NAME=VALUE[,VALUE]",
            description = "Values of a parameter in place of the benchmarks' own: --param accounts=1000000.")
    private Map<String, String> params = new LinkedHashMap<>();

    @Option(
            names = "--driver",
            paramLabel = "CLASS",
            description = {
                "Measures a driver of your own beside ours: an IDataDriver, or a Supplier of one, with a public constructor"
                        + " without parameters, on the class path (variable CLASSPATH).",
                "Its object 'account' is dropped and made anew."
            })
    private @Nullable String driver;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = {
                "Measures a libSQL server, in place of the benchmarks of this process.",
                "Its object 'account' is dropped and made anew."
            })
    private @Nullable String url;

    @Option(names = "--namespace", paramLabel = "NAME", description = "The database of a server that has several.")
    private String namespace = "";

    @Option(
            names = "--peers",
            description = {
                "Asks better-sqlite3, knex, @libsql/client and @objectstack/driver-turso the same questions, in Node.",
                "They are installed with npm, once."
            })
    private boolean peers;

    @Option(names = "--peers-folder", hidden = true, defaultValue = "${sys:objectstack.peers:-benchmarks/peers}")
    private Path peersFolder = Path.of("");

    private Bench(Measuring measuring) {
        this.measuring = measuring;
    }

    /**
     * Runs the command and ends the process.
     *
     * @param args the arguments
     */
    public static void main(String[] args) {
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err);
        System.exit(commandLine(out, err, InstantSource.system()).execute(args));
    }

    private static PrintStream utf8(FileDescriptor file) {
        return new PrintStream(new FileOutputStream(file), true, StandardCharsets.UTF_8);
    }

    static CommandLine commandLine(PrintStream out, PrintStream err, InstantSource clock) {
        Measuring measuring = new Measuring(out, err, clock);
        return new CommandLine(new Bench(measuring))
                .addSubcommand(new ScaleCommand(measuring))
                .addSubcommand(new CompareCommand(out))
                .addSubcommand(new TableCommand(out))
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    err.println(failure.getMessage());
                    return FAILURE;
                });
    }

    @Override
    public Integer call() throws IOException, RunnerException {
        if (driver != null && url != null) {
            throw new ParameterException(spec.commandLine(), "--driver and --url exclude each other");
        }
        if (peers && (driver != null || !namespace.isEmpty())) {
            throw new ParameterException(spec.commandLine(), "--peers takes neither --driver nor --namespace");
        }
        Request request = driver == null ? request() : requestFor(driver);
        try {
            measuring.run(
                    request, options, peers ? new Peers(peersFolder, options.thoroughness(), measuring.err()) : null);
        } catch (NoBenchmarksException none) {
            String message = "--only " + request.only() + ": no benchmark has such a name";
            throw new ParameterException(spec.commandLine(), message, none);
        }
        return 0;
    }

    private Request request() {
        if (url != null) {
            Map<String, String> both = new LinkedHashMap<>(params);
            both.put("url", url);
            both.put("namespace", namespace);
            return Request.of(Request.both(only, Request.REMOTE), options.thoroughness(), both);
        }
        return Request.of(only == null ? ".*" : only, options.thoroughness(), params)
                .except(Request.SPECIAL);
    }

    /** What the driver cannot do fails alone. */
    private Request requestFor(String type) {
        try {
            NamedDriver.check(type);
        } catch (IllegalArgumentException refused) {
            throw new ParameterException(spec.commandLine(), "--driver: " + refused.getMessage(), refused);
        }
        Map<String, String> both = new LinkedHashMap<>(params);
        both.put("driver", NamedDriver.OURS + "," + type);
        String all = DriverBenchmark.class.getSimpleName() + "\\.";
        return Request.of(only == null ? all : all + ".*" + only, options.thoroughness(), both)
                .forgiving();
    }
}
