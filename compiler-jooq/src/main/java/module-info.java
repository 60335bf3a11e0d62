/** Compiles a query to SQL and binds; runs it through a small executor SPI. */
@SuppressWarnings("module") // The driver is compiled later.
module com.objectstack.compiler.jooq {
    // Only for javac, which warns of jOOQ's annotations without it.
    requires static jakarta.xml.bind;
    requires transitive com.objectstack.driver.api;
    requires com.fasterxml.jackson.databind;
    requires com.github.benmanes.caffeine;
    requires com.google.common;
    requires transitive org.jooq;

    exports com.objectstack.compiler;
    exports com.objectstack.compiler.jooq;
    exports com.objectstack.compiler.vector to
            com.objectstack.driver.sqlite;
    exports com.objectstack.driver.sql;
}
