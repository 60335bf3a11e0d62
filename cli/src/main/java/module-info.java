/** The {@code objectstack} command. Its runnable jar runs on the class path. */
@SuppressWarnings("requires-automatic") // tpch is a plain jar: its module name comes from its file name
module com.objectstack.cli {
    requires com.google.common;
    requires com.objectstack.compiler.jooq;
    requires com.objectstack.driver.turso;
    requires com.objectstack.migrations;
    requires static com.objectstack.conformance; // a jar of its own, for one command
    requires info.picocli;
    requires java.logging;
    requires tpch;

    opens com.objectstack.cli to
            info.picocli;
}
