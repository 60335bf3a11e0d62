package com.objectstack.cli;

import com.objectstack.driver.IDataDriver;

/** Opens databases. */
@FunctionalInterface
interface DriverOpener {
    /**
     * Opens a database.
     *
     * @param database which
     * @return a driver; the caller closes it
     * @throws com.objectstack.driver.DriverException {@code INVALID_CONFIG} for a URL of no kind, {@code UNSUPPORTED} for a
     *     transport that is not there, or what opening fails with
     */
    IDataDriver open(Database database);
}
