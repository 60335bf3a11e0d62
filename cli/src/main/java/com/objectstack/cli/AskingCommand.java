package com.objectstack.cli;

import com.objectstack.cli.input.NamedQuery;
import com.objectstack.driver.IDataDriver;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** A command that puts a query to a database. The query is read before anything is opened. */
abstract class AskingCommand implements Callable<Integer> {
    private final Console console;
    private final DriverOpener opener;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private final QueryOptions question = new QueryOptions();

    AskingCommand(Console console, DriverOpener opener) {
        this.console = console;
        this.opener = opener;
    }

    /** Prints the answer to a query. */
    abstract void answer(IDataDriver driver, NamedQuery asked, Appendable out) throws IOException;

    @Override
    public final Integer call() throws IOException {
        NamedQuery asked = question.read(console);
        try (IDataDriver driver = database.openExisting(opener, console)) {
            question.register(driver);
            answer(driver, asked, console.out());
        }
        return 0;
    }
}
