package com.objectstack.cli;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
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

    IDataDriver open(DriverOpener opener, Console console) {
        return opener.open(url, authToken(console));
    }

    /** Opens a database to ask it: a file that is missing is not made. */
    IDataDriver openExisting(DriverOpener opener, Console console) {
        boolean isFile = url.startsWith("file:") && url.indexOf('?') < 0;
        return opener.open(isFile ? url + "?mode=rw" : url, authToken(console));
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
