package com.objectstack.cli;

import com.objectstack.cli.exec.Statements;
import com.objectstack.cli.input.NamedQuery;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.Explanation;
import com.objectstack.driver.IDataDriver;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code objectstack explain}: the SQL of a query and the database's plan for it. */
@Command(
        name = "explain",
        description = "Prints the SQL of a query, its bound values and the database's plan; nothing is run.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
    private final Console console;
    private final DriverOpener opener;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private final QueryOptions question = new QueryOptions();

    @Option(names = "--json", description = "Print {\"sql\",\"args\",\"plan\"} instead.")
    private boolean asJson;

    ExplainCommand(Console console, DriverOpener opener) {
        this.console = console;
        this.opener = opener;
    }

    @Override
    public Integer call() {
        NamedQuery asked = question.read(console);
        try (IDataDriver driver = database.openExisting(opener, console)) {
            question.register(driver);
            Explanation explanation = driver.explain(asked.object(), asked.query(), DriverOptions.NONE);
            console.out().println(asJson ? Statements.json(explanation) : Statements.text(explanation));
        }
        return 0;
    }
}
