package com.objectstack.cli;

import com.objectstack.cli.conformance.Conformance;
import com.objectstack.cli.conformance.KitPresence;
import com.objectstack.cli.conformance.Request;
import com.objectstack.cli.conformance.Scale;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code objectstack conformance}: the conformance kit on a database. */
@Command(
        name = "conformance",
        description = {
            "Runs the conformance kit on a database and tells which rules of the contract its driver meets.",
            "Makes objects of its own in that database, fills them and removes them: give it one that may be lost."
        },
        mixinStandardHelpOptions = true)
final class ConformanceCommand implements Callable<Integer> {
    private final Console console;
    private final DriverOpener opener;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "AREA|RULE",
            description = "Areas and rules to run: find,sort-03; by default all. docs/contract.md lists them.")
    private List<String> only = List.of();

    @Option(
            names = "--report",
            defaultValue = "target/conformance",
            paramLabel = "DIR",
            description = "Where the report goes, and what a failed law was found with; by default ${DEFAULT-VALUE}.")
    private Path report = Path.of("");

    @Option(names = "--seed", paramLabel = "N", description = "Draws the cases of an earlier run, which printed it.")
    private @Nullable Long seed;

    @Option(
            names = "--scale",
            defaultValue = "default",
            paramLabel = "SCALE",
            description = "One of ${COMPLETION-CANDIDATES}; nightly draws ten times as many cases.")
    private Scale scale = Scale.DEFAULT;

    @Option(names = "--json", description = "Print the summary as a line of JSON, and nothing before it.")
    private boolean asJson;

    ConformanceCommand(Console console, DriverOpener opener) {
        this.console = console;
        this.opener = opener;
    }

    @Override
    public Integer call() {
        KitPresence.require();
        Conformance conformance = Conformance.of(() -> database.open(opener, console), database.isKept(), request());
        boolean good =
                asJson ? conformance.tellAsJson(console.out()) : conformance.tell(console.out(), console.terminal());
        return good ? 0 : 1;
    }

    private Request request() {
        OptionalLong given = seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
        try {
            return new Request(only, report, given, scale);
        } catch (IllegalArgumentException unknown) {
            throw new ParameterException(spec.commandLine(), "--only: " + unknown.getMessage(), unknown);
        }
    }
}
