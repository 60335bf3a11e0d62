/** Migrations: files made from object definitions, and the ledger of those that a database has seen. */
module com.objectstack.migrations {
    requires com.fasterxml.jackson.databind;
    requires transitive com.objectstack.compiler.jooq;
    requires transitive com.objectstack.driver.api;
    requires static org.jspecify;

    exports com.objectstack.migrate;
}
