package com.objectstack.benchmarks.run;

import com.objectstack.benchmarks.DriverBenchmark;
import com.objectstack.benchmarks.NamedDriver;
import com.objectstack.benchmarks.run.Request.Thoroughness;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Entry point of {@code objectstack bench}. */
@Command(
        name = "bench",
        description = {
            "Measures what things cost, each beside the least it could cost in the same run.",
            "Prints a table and keeps the results as JSON and charts. Give it a machine that does nothing else."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:success", "1:a benchmark failed", "2:wrong usage"})
public final class Bench implements Callable<Integer> {
    private static final int FAILURE = 1;

    private final PrintStream out;
    private final PrintStream err;
    private final InstantSource clock;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--only",
            paramLabel = "REGEX",
            description = "Benchmarks whose full name matches, such as FindById or Create.*driver; by default all.")
    private @Nullable String only;

    @Option(
            names = "--quick",
            description = "One virtual machine and three short rounds each: a look, no number to keep.")
    private boolean quick;

    @Option(
            names = "--once",
            description = "Every benchmark once, without warming up: to see that it works, no time means anything.")
    private boolean once;

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
            names = "--results",
            defaultValue = "${sys:objectstack.results:-benchmarks/results}",
            paramLabel = "DIR",
            description = "Where <date>-<commit>.json goes; by default ${DEFAULT-VALUE}.")
    private Path results = Path.of("");

    @Option(
            names = "--commit",
            defaultValue = "${sys:objectstack.commit:-unknown}",
            paramLabel = "NAME",
            description = "What is measured, for the name of the file; by default ${DEFAULT-VALUE}.")
    private String commit = "";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this and exit.")
    private boolean helps;

    private Bench(PrintStream out, PrintStream err, InstantSource clock) {
        this.out = out;
        this.err = err;
        this.clock = clock;
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
        return new CommandLine(new Bench(out, err, clock))
                .addSubcommand(new CompareCommand(out))
                .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    err.println(failure.getMessage());
                    return FAILURE;
                });
    }

    @Override
    public Integer call() throws IOException, RunnerException {
        Environment environment = Environment.here(clock.instant(), commit);
        List<Measured> measured = measure(driver == null ? request() : requestFor(driver));
        out.print(ResultTable.of(measured));
        out.println();
        Path file = new Report(environment, measured).writeInto(results);
        out.println("Kept in " + file + ", charts in " + Chart.writeBeside(file, measured));
        return 0;
    }

    private Request request() {
        return new Request(only == null ? ".*" : only, thoroughness(), params, false);
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
        return new Request(only == null ? all : all + ".*" + only, thoroughness(), both, true);
    }

    private Thoroughness thoroughness() {
        if (once && quick) {
            throw new ParameterException(spec.commandLine(), "--once and --quick exclude each other");
        }
        if (once) {
            return Thoroughness.ONCE;
        }
        return quick ? Thoroughness.QUICK : Thoroughness.FULL;
    }

    /** What JMH has to say meanwhile goes to standard error. */
    private List<Measured> measure(Request request) throws RunnerException {
        try {
            return Measurements.of(new Runner(
                            request.options(), OutputFormatFactory.createFormatInstance(err, VerboseMode.NORMAL))
                    .run());
        } catch (NoBenchmarksException none) {
            throw new ParameterException(spec.commandLine(), "--only " + request.only() + ": no benchmark has such a name", none);
        }
    }
}
