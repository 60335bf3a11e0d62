/**
 * The contract of every driver: operations, options, capabilities and errors; the query as data; the object schema.
 *
 * <p>No SQL, no JDBC, no jOOQ. {@code org.jspecify} is only needed to compile against.
 */
module com.objectstack.driver.api {
    requires transitive com.fasterxml.jackson.databind;
    requires com.google.common;
    requires static transitive org.jspecify;

    exports com.objectstack.driver;
    exports com.objectstack.query;
    exports com.objectstack.query.json;
    exports com.objectstack.schema;
}
