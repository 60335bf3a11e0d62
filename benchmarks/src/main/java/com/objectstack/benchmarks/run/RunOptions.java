package com.objectstack.benchmarks.run;

import com.objectstack.benchmarks.run.Request.Thoroughness;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options of commands that measure. */
final class RunOptions {
    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--quick",
            description = "One virtual machine and three short rounds each: a look, no number to keep.")
    private boolean quick;

    @Option(
            names = "--once",
            description = "Every benchmark once, without warming up: to see that it works, no time means anything.")
    private boolean once;

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

    Thoroughness thoroughness() {
        if (once && quick) {
            throw new ParameterException(spec.commandLine(), "--once and --quick exclude each other");
        }
        if (once) {
            return Thoroughness.ONCE;
        }
        return quick ? Thoroughness.QUICK : Thoroughness.FULL;
    }

    Path results() {
        return results;
    }

    String commit() {
        return commit;
    }
}
