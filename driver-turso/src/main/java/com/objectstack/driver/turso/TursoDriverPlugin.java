package com.objectstack.driver.turso;

import com.objectstack.driver.DriverFactory;
import com.objectstack.driver.IDataDriver;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The factory {@code turso} for whoever looks drivers up by their id. */
public final class TursoDriverPlugin implements DriverFactory {
    /** For {@link java.util.ServiceLoader}. */
    public TursoDriverPlugin() {}

    @Override
    public String id() {
        return "turso";
    }

    @Override
    public IDataDriver create(Map<String, ? extends @Nullable Object> properties) {
        return TursoDriver.create(TursoConfig.fromMap(properties));
    }
}
