/** The driver contract as JUnit 5 tests of any driver. Knows no compiler and no driver. */
module com.objectstack.conformance {
    requires com.fasterxml.jackson.databind;
    requires transitive com.objectstack.driver.api;
    requires net.jqwik.api;
    requires static org.jspecify;
    requires transitive org.junit.jupiter.api;

    exports com.objectstack.conformance;

    opens com.objectstack.conformance to
            org.junit.platform.commons;
}
