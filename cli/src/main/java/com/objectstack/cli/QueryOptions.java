package com.objectstack.cli;

import com.objectstack.cli.input.NamedQuery;
import com.objectstack.cli.input.QueryInput;
import com.objectstack.cli.input.SchemaInput;
import com.objectstack.cli.input.TextInput;
import com.objectstack.driver.IDataDriver;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what is asked. */
final class QueryOptions {
    @Option(
            names = "--object",
            paramLabel = "NAME",
            description = "The object asked; by default the one the query names.")
    private @Nullable String object;

    @Option(
            names = "--query",
            required = true,
            paramLabel = "QUERY",
            description = "The query as JSON, or an array filter; @FILE reads it from a file, - from standard input.")
    private String query = "";

    @Option(
            names = "--schema",
            paramLabel = "FILE",
            description = "A JSON file with the objects' schemas; without it the database is asked for its tables.")
    private @Nullable String schema;

    /** Makes the schemas known to a driver. */
    void register(IDataDriver driver) {
        if (schema != null) {
            driver.registerObjects(SchemaInput.parse(TextInput.file(schema)));
        }
    }

    /** The query with its object. */
    NamedQuery read(Console console) {
        return QueryInput.parse(TextInput.of(query, console.in()), object);
    }
}
