package com.objectstack.cli;

import com.objectstack.cli.exec.Statements;
import com.objectstack.cli.input.NamedQuery;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.Explanation;
import com.objectstack.driver.IDataDriver;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code objectstack explain}: the SQL of a query and the database's plan for it. */
@Command(
        name = "explain",
        description = "Prints the SQL of a query, its bound values and the database's plan; nothing is run.",
        mixinStandardHelpOptions = true)
final class ExplainCommand extends AskingCommand {
    @Option(names = "--json", description = "Print {\"sql\",\"args\",\"plan\"} instead.")
    private boolean asJson;

    ExplainCommand(Console console, DriverOpener opener) {
        super(console, opener);
    }

    @Override
    void answer(IDataDriver driver, NamedQuery asked, Appendable out) throws IOException {
        Explanation explanation = driver.explain(asked.object(), asked.query(), DriverOptions.NONE);
        String text = asJson ? Statements.json(explanation).toString() : Statements.text(explanation);
        out.append(text).append('\n');
    }
}
