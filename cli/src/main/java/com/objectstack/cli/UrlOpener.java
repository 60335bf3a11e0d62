package com.objectstack.cli;

import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.turso.TursoDriver;

/** Opens files, memory and servers. */
final class UrlOpener implements DriverOpener {
    @Override
    public IDataDriver open(Database database) {
        return TursoDriver.create(database.config());
    }
}
