/** The driver for databases of libSQL servers, by Hrana over HTTP. */
module com.objectstack.driver.remote {
    requires transitive com.objectstack.driver.api;
    requires transitive com.objectstack.compiler.jooq;
    requires transitive java.net.http;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.google.common;

    exports com.objectstack.driver.remote;
}
