package com.objectstack.driver.remote;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.SqlDataDriver;

/** Opens drivers for databases of libSQL servers. The caller closes what it opens. */
public final class RemoteDriver {
    private RemoteDriver() {}

    /**
     * A driver for a database of a server.
     *
     * <p>What had no effect is sent again, and so is what only reads. A write whose answer was lost is
     * {@code OUTCOME_UNKNOWN}, unless it has an idempotency key: then it is asked for again, twice at most. A transaction
     * that was lost is not opened again.
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

    /**
     * What a server says of itself.
     *
     * @param config where it is and how it is reached
     * @return its name and version
     * @throws DriverException {@code CONNECTION_FAILED}, {@code TIMEOUT} or {@code CANCELLED}
     */
    public static String serverVersion(RemoteDriverConfig config) {
        Watchdog watchdog = new Watchdog();
        try (watchdog;
                HranaHttp http = new HranaHttp(config, new Lifecycle(), watchdog, new Costs())) {
            return http.get("version", Deadline.after(config.timeout())).strip();
        } catch (RemoteFailure failure) {
            throw failure.error();
        }
    }
}
