package com.objectstack.cli;

import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.sql.OperationListener;
import com.objectstack.driver.sqlite.SqliteDriver;
import com.objectstack.driver.sqlite.SqliteDriverConfig;
import com.objectstack.driver.sqlite.SqliteDriverConfigBuilder;
import java.util.Optional;

/** Opens files and memory; the SQLite driver itself refuses the URLs of servers, so no token is used yet. */
final class UrlOpener implements DriverOpener {
    @Override
    public IDataDriver open(String url, Optional<String> authToken, Optional<OperationListener> listener) {
        SqliteDriverConfigBuilder config = SqliteDriverConfig.builder().url(url);
        listener.ifPresent(config::listener);
        return SqliteDriver.open(config.build());
    }
}
