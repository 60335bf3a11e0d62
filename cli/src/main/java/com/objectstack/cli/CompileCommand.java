package com.objectstack.cli;

import com.objectstack.cli.exec.Statements;
import com.objectstack.cli.input.NamedQuery;
import com.objectstack.compiler.CompiledStatement;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.IDataDriver;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code objectstack compile}: the SQL of a query. */
@Command(
        name = "compile",
        description =
                "Prints the SQL of a query and its bound values as JSON. The database is not asked: give --schema.",
        mixinStandardHelpOptions = true)
final class CompileCommand implements Callable<Integer> {
    private final Console console;
    private final DriverOpener opener;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private final QueryOptions question = new QueryOptions();

    CompileCommand(Console console, DriverOpener opener) {
        this.console = console;
        this.opener = opener;
    }

    @Override
    public Integer call() {
        NamedQuery asked = question.read(console);
        try (IDataDriver driver = database.openExisting(opener, console)) {
            question.register(driver);
            CompiledStatement statement = Statements.compile(driver, asked.object(), asked.query(), DriverOptions.NONE);
            console.out().println(Statements.json(statement));
        }
        return 0;
    }
}
