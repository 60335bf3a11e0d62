package com.objectstack.cli;

import com.objectstack.cli.demo.Demo;
import com.objectstack.driver.IDataDriver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code objectstack demo}: a filled database and queries on it. */
@Command(
        name = "demo",
        description = "Fills a new database with the TPC-H data set and runs 16 queries, with their SQL and plans.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private final Console console;
    private final DriverOpener opener;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Where the database goes; by default a new temporary folder.")
    private @Nullable Path dir;

    @Option(
            names = "--scale",
            defaultValue = "0.01",
            paramLabel = "SCALE",
            description = "The size of the data set; ${DEFAULT-VALUE} makes 86,805 records.")
    private double scale;

    DemoCommand(Console console, DriverOpener opener) {
        this.console = console;
        this.opener = opener;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!(scale >= Demo.LEAST_SCALE && scale <= Demo.GREATEST_SCALE)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--scale must be " + Demo.LEAST_SCALE + " to " + Demo.GREATEST_SCALE + ", got " + scale);
        }
        Demo demo = Demo.in(Optional.ofNullable(dir));
        try (IDataDriver driver = opener.open(Database.at(demo.url()))) {
            demo.run(driver, scale, console.out(), console.terminal());
        }
        return 0;
    }
}
