/**
 * The driver contract as an executable specification: numbered rules that any driver's author runs as JUnit tests.
 * JUnit and jqwik are needed by those who run the rules; the reference driver works without them. Knows no compiler and
 * no driver.
 */
module com.objectstack.conformance {
    requires com.fasterxml.jackson.databind;
    requires transitive com.objectstack.driver.api;
    requires static net.jqwik.api;
    requires static org.jspecify;
    requires static transitive org.junit.jupiter.api;
    requires static org.junit.platform.engine;
    requires static org.junit.platform.launcher;

    exports com.objectstack.conformance;
    exports com.objectstack.conformance.reference;
    exports com.objectstack.conformance.report;

    opens com.objectstack.conformance to
            org.junit.platform.commons;
}
