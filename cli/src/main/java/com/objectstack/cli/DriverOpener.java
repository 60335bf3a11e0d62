package com.objectstack.cli;

import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.sql.OperationListener;
import java.util.Optional;

/** Opens databases by URL. */
@FunctionalInterface
interface DriverOpener {
    /**
     * Opens a database.
     *
     * @param url {@code :memory:}, {@code file:...}, {@code http(s)://...}, {@code libsql://...} or {@code ws(s)://...}
     * @param authToken the token for a server
     * @param listener is told of operations
     * @return a driver; the caller closes it
     * @throws com.objectstack.driver.DriverException {@code INVALID_CONFIG} for another URL, {@code UNSUPPORTED} for a
     *     transport that is not there, or what opening fails with
     */
    IDataDriver open(String url, Optional<String> authToken, Optional<OperationListener> listener);
}
