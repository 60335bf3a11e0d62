package com.objectstack.cli;

import com.objectstack.cli.exec.Statements;
import com.objectstack.cli.format.OutputFormat;
import com.objectstack.cli.format.RecordWriter;
import com.objectstack.cli.input.NamedQuery;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.RecordStream;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code objectstack query}: the records a query asks for, written as they are read. */
@Command(name = "query", description = "Prints the records a query asks for.", mixinStandardHelpOptions = true)
final class QueryCommand extends AskingCommand {
    @Option(
            names = "--format",
            defaultValue = "table",
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES}; by default ${DEFAULT-VALUE}.")
    private OutputFormat format = OutputFormat.TABLE;

    QueryCommand(Console console, DriverOpener opener) {
        super(console, opener);
    }

    @Override
    void answer(IDataDriver driver, NamedQuery asked, Appendable out) throws IOException {
        RecordWriter writer = format.writer(out);
        boolean begun = false;
        try (RecordStream records = driver.findStream(asked.object(), asked.query(), DriverOptions.NONE)) {
            for (DataRecord record : records) {
                if (!begun) {
                    writer.begin(record.columns().names());
                    begun = true;
                }
                writer.write(record);
            }
        }
        if (!begun) {
            writer.begin(Statements.columns(driver, asked.object(), asked.query()));
        }
        writer.end();
    }
}
