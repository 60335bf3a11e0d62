/**
 * The driver contract, the query as data, its JSON codec and the errors.
 *
 * <p>Knows no SQL. Guava and Jackson are implementation details: no type of theirs stands in a public signature.
 */
module com.objectstack.driver.api {
    requires com.fasterxml.jackson.databind;
    requires com.google.common;
    requires static transitive org.jspecify;

    exports com.objectstack.driver;
    exports com.objectstack.query;
    exports com.objectstack.query.json;
    exports com.objectstack.schema;
}
