/** One entry to the drivers for SQLite files and libSQL servers: the URL says which. */
module com.objectstack.driver.turso {
    requires transitive com.objectstack.driver.api;
    requires transitive com.objectstack.compiler.jooq;
    requires com.objectstack.driver.sqlite;
    requires com.objectstack.driver.remote;

    exports com.objectstack.driver.turso;

    provides com.objectstack.driver.DriverFactory with
            com.objectstack.driver.turso.TursoDriverPlugin;
}
