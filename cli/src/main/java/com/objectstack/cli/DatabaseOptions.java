package com.objectstack.cli;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.sql.OperationListener;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that name a database. */
final class DatabaseOptions {
    @Option(
            names = "--url",
            required = true,
            paramLabel = "URL",
            description = "The database: :memory:, file:PATH, http(s)://, libsql:// or ws(s)://HOST.")
    private String url = "";

    @Option(
            names = "--auth-token-env",
            paramLabel = "VAR",
            description = "The environment variable that holds the server's token.")
    private @Nullable String authTokenVariable;

    @Option(
            names = "--namespace",
            paramLabel = "NAME",
            description = "The database of a server that has several; by default the URL's host names it.")
    private @Nullable String namespace;

    @Option(names = "--verbose", description = "Print a line for each operation on standard error.")
    private boolean verbose;

    IDataDriver open(DriverOpener opener, Console console) {
        return opener.open(database(console));
    }

    /** Opens a database to ask it: a file that is missing is not made. */
    IDataDriver openExisting(DriverOpener opener, Console console) {
        boolean isFile = url.startsWith("file:") && url.indexOf('?') < 0;
        Database database = database(console);
        return opener.open(isFile ? database.withUrl(url + "?mode=rw") : database);
    }

    /** The database that is named. */
    Database database(Console console) {
        Optional<OperationListener> lines = verbose ? Optional.of(new OperationLines(console.err())) : Optional.empty();
        return new Database(url, authToken(console), Optional.ofNullable(namespace), lines);
    }

    /** Whether the database is there after it was closed. */
    boolean isKept() {
        return !url.startsWith(":memory:") && !url.startsWith("file::memory:") && !url.contains("mode=memory");
    }

    private Optional<String> authToken(Console console) {
        if (authTokenVariable == null) {
            return Optional.empty();
        }
        String token = console.environment().apply(authTokenVariable);
        if (token == null) {
            throw DriverException.of(
                    ErrorCode.INVALID_CONFIG,
                    "",
                    "the environment variable '" + authTokenVariable + "' is not set",
                    "set it, or leave --auth-token-env out");
        }
        return Optional.of(token);
    }
}
