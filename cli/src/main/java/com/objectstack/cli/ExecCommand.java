package com.objectstack.cli;

import com.objectstack.cli.exec.ExecProtocol;
import com.objectstack.driver.IDataDriver;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code objectstack exec}: a driver for any language, by lines of JSON. */
@Command(
        name = "exec",
        description = "Reads a JSON command a line from standard input, writes a JSON result a line; see docs/cli.md.",
        mixinStandardHelpOptions = true)
final class ExecCommand implements Callable<Integer> {
    private final Console console;
    private final DriverOpener opener;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    ExecCommand(Console console, DriverOpener opener) {
        this.console = console;
        this.opener = opener;
    }

    @Override
    public Integer call() throws IOException {
        try (IDataDriver driver = database.open(opener, console)) {
            new ExecProtocol(driver).run(console.in(), console.out());
        }
        return 0;
    }
}
