package com.objectstack.cli;

import com.objectstack.driver.sql.OperationListener;
import com.objectstack.driver.sql.SqlDriverSettings;
import com.objectstack.driver.turso.TursoConfig;
import com.objectstack.driver.turso.TursoConfigBuilder;
import java.util.Optional;

/**
 * A database as the options name it.
 *
 * @param url {@code :memory:}, {@code file:...}, {@code http(s)://...}, {@code libsql://...} or {@code ws(s)://...}
 * @param authToken the token for a server
 * @param namespace the database of a server that has several
 * @param listener is told of operations
 */
record Database(
        String url, Optional<String> authToken, Optional<String> namespace, Optional<OperationListener> listener) {
    /** A database that needs nothing but its URL. */
    static Database at(String url) {
        return new Database(url, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same database by another URL. */
    Database withUrl(String other) {
        return new Database(other, authToken, namespace, listener);
    }

    /** What the driver is made of; {@code INVALID_CONFIG}. */
    TursoConfig config() {
        TursoConfigBuilder config = TursoConfig.builder().url(url);
        authToken.ifPresent(config::authToken);
        namespace.ifPresent(config::namespace);
        listener.ifPresent(told -> config.settings(SqlDriverSettings.DEFAULTS.withListener(told)));
        return config.build();
    }
}
