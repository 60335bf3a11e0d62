package com.objectstack.benchmarks.run;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import com.objectstack.benchmarks.ScaleBenchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench scale}: how costs grow with the number of records. */
@Command(
        name = "scale",
        mixinStandardHelpOptions = true,
        versionProvider = Versions.class,
        description = {
            "Measures how costs grow with the number of records, each beside the first number, and the peak of memory in a"
                    + " heap that is at most 256 MB large."
        })
final class ScaleCommand implements Callable<Integer> {
    private final Measuring measuring;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private final RunOptions options = new RunOptions();

    @Option(
            names = "--rows",
            split = ",",
            defaultValue = "10000,100000,1000000",
            paramLabel = "N",
            description = "Numbers of records, by default ${DEFAULT-VALUE}.")
    private List<Integer> rows = List.of();

    @Option(
            names = "--only",
            paramLabel = "REGEX",
            description = "Benchmarks whose full name matches, such as findById or Search; by default all.")
    private @Nullable String only;

    ScaleCommand(Measuring measuring) {
        this.measuring = measuring;
    }

    @Override
    public Integer call() throws IOException, RunnerException {
        for (int count : rows) {
            if (count < ScaleBenchmark.PAGE) {
                String message = "--rows must be " + ScaleBenchmark.PAGE + " or more, got " + count;
                throw new ParameterException(spec.commandLine(), message);
            }
        }
        String numbers = rows.stream().map(String::valueOf).collect(Collectors.joining(","));
        Path shared = Files.createTempDirectory("objectstack-scale");
        try {
            Request request = Request.of(
                            Request.both(only, Request.SCALE),
                            options.thoroughness(),
                            Map.of("accounts", numbers, "documents", numbers))
                    .inSmallHeapSharing(shared);
            measuring.run(request, options, null);
        } catch (NoBenchmarksException none) {
            String message = "--only " + only + ": nothing that grows has such a name";
            throw new ParameterException(spec.commandLine(), message, none);
        } finally {
            MoreFiles.deleteRecursively(shared, RecursiveDeleteOption.ALLOW_INSECURE);
        }
        return 0;
    }
}
