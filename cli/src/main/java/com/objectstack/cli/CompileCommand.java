package com.objectstack.cli;

import com.objectstack.cli.exec.Statements;
import com.objectstack.cli.input.NamedQuery;
import com.objectstack.compiler.CompiledStatement;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.IDataDriver;
import java.io.IOException;
import picocli.CommandLine.Command;

/** {@code objectstack compile}: the SQL of a query. */
@Command(
        name = "compile",
        description =
                "Prints the SQL of a query and its bound values as JSON. The database is not asked: give --schema.",
        mixinStandardHelpOptions = true)
final class CompileCommand extends AskingCommand {
    CompileCommand(Console console, DriverOpener opener) {
        super(console, opener);
    }

    @Override
    void answer(IDataDriver driver, NamedQuery asked, Appendable out) throws IOException {
        CompiledStatement statement = Statements.compile(driver, asked.object(), asked.query(), DriverOptions.NONE);
        out.append(Statements.json(statement).toString()).append('\n');
    }
}
