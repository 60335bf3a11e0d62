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
import java.util.Iterator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code objectstack query}: the records a query asks for. */
@Command(name = "query", description = "Prints the records a query asks for.", mixinStandardHelpOptions = true)
final class QueryCommand implements Callable<Integer> {
    private final Console console;
    private final DriverOpener opener;

    @Mixin
    private final DatabaseOptions database = new DatabaseOptions();

    @Mixin
    private final QueryOptions question = new QueryOptions();

    @Option(
            names = "--format",
            defaultValue = "table",
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES}; by default ${DEFAULT-VALUE}.")
    private OutputFormat format = OutputFormat.TABLE;

    QueryCommand(Console console, DriverOpener opener) {
        this.console = console;
        this.opener = opener;
    }

    @Override
    public Integer call() throws IOException {
        NamedQuery asked = question.read(console);
        try (IDataDriver driver = database.openExisting(opener, console)) {
            question.register(driver);
            try (RecordStream records = driver.findStream(asked.object(), asked.query(), DriverOptions.NONE)) {
                print(records.iterator(), format.writer(console.out()), driver, asked);
            }
        }
        console.out().flush();
        return 0;
    }

    private static void print(Iterator<DataRecord> records, RecordWriter writer, IDataDriver driver, NamedQuery asked)
            throws IOException {
        boolean begun = false;
        while (records.hasNext()) {
            DataRecord record = records.next();
            if (!begun) {
                writer.begin(record.columns().names());
                begun = true;
            }
            writer.write(record);
        }
        if (!begun) {
            writer.begin(Statements.columns(driver, asked.object(), asked.query()));
        }
        writer.end();
    }
}
