package com.objectstack.benchmarks.run;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code objectstack bench table}. */
@Command(
        name = "table",
        mixinStandardHelpOptions = true,
        versionProvider = Versions.class,
        description = "Prints results as a table in Markdown: each way as a multiple of the floor's time.")
final class TableCommand implements Callable<Integer> {
    private final PrintStream out;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of results.")
    private List<Path> files = List.of();

    TableCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        List<Measured> results = new ArrayList<>();
        for (Path file : files) {
            results.addAll(Report.read(file).results());
        }
        out.print(MarkdownTable.of(results));
        return 0;
    }
}
