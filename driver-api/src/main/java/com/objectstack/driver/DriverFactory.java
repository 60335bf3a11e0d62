package com.objectstack.driver;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes drivers of one kind from configurations. Found by {@link java.util.ServiceLoader}, so that an application names a
 * driver by its id and its properties alone.
 */
public interface DriverFactory {
    /**
     * What configurations call this kind of driver.
     *
     * @return the id, for example {@code turso}
     */
    String id();

    /**
     * A driver for a configuration, as JSON gives it.
     *
     * @param properties the properties; null values count as absent
     * @return the driver; the caller closes it
     * @throws DriverException {@code INVALID_CONFIG} with all problems, or {@code UNSUPPORTED}
     */
    IDataDriver create(Map<String, ? extends @Nullable Object> properties);
}
