package com.objectstack.driver.remote;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.sql.SqlDataDriver;

/** Opens drivers for databases of libSQL servers. The caller closes what it opens. */
public final class RemoteDriver {
    private RemoteDriver() {}

    /**
     * A driver for a database of a server.
     *
     * @param config where it is and how it is reached
     * @return the driver; nothing is sent before its first use
     */
    public static SqlDataDriver open(RemoteDriverConfig config) {
        return SqlDataDriver.over(new RemoteExecutor(config), config.settings());
    }

    /**
     * A driver for a database of a server that asks for no token, or for the one in the URL.
     *
     * @param url as {@link RemoteDriverConfigBuilder#url} takes it
     * @return the driver
     * @throws DriverException {@code INVALID_CONFIG} for the URL
     */
    public static SqlDataDriver open(String url) {
        return open(RemoteDriverConfig.builder().url(url).build());
    }
}
