package com.objectstack.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.turso.TursoConfig;
import com.objectstack.driver.turso.TursoDriver;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.testing.sqld.RequiresSqld;
import com.objectstack.testing.sqld.SqldBinary;
import com.objectstack.testing.sqld.SqldServer;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java of docs/remote.md and the program in examples, on a file and on a server. */
@RequiresSqld
class RemoteSnippetsTest {
    private static SqldServer server;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() {
        server = SqldServer.start(SqldBinary.find().orElseThrow());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theFirstProgramDoesTheSameOnAFileAndOnAServer() {
        String expected = Printed.on("docs/remote.md").get(0);

        assertThat(Printed.by(() -> first("file:" + directory.resolve("a.db")))).isEqualTo(expected);
        assertThat(Printed.by(() -> first(server.url().toString()))).isEqualTo(expected);
    }

    private static void first(String url) {
        // snippet
        try (IDataDriver db = TursoDriver.create(TursoConfig.builder()
                .url(url) // file:notes.db, http://127.0.0.1:8080, libsql://my-db.example.org
                .build())) {
            db.syncSchema(ObjectSchema.of("note", FieldSchema.of("text", FieldType.TEXT)));
            db.create("note", Map.of("id", "a", "text", "hello"));
            System.out.println(db.findById("note", "a").orElseThrow().getString("text"));
        }
        // end
    }

    @Test
    void theProgramInExamplesDoesTheSameOnAFileAndOnAServer() throws Exception {
        server.createDatabase("localhost");
        String file = "file:" + directory.resolve("notes.db");
        try (URLClassLoader compiled = compiled()) {
            assertThat(Printed.by(() -> notes(compiled, file))).isEqualTo("call home *****\n");
            assertThat(Printed.by(() -> notes(compiled, server.url().toString())))
                    .isEqualTo("call home *****\n");
        }
    }

    private URLClassLoader compiled() throws IOException {
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        directory.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "../examples/notes/Notes.java");
        assertThat(result).isZero();
        return new URLClassLoader(
                new URL[] {directory.toUri().toURL()}, getClass().getClassLoader());
    }

    private static void notes(ClassLoader compiled, String url) {
        try {
            compiled.loadClass("Notes").getMethod("main", String[].class).invoke(null, (Object) new String[] {url});
        } catch (ReflectiveOperationException e) {
            Throwable cause = e instanceof InvocationTargetException thrown ? thrown.getCause() : e;
            throw new IllegalStateException(cause);
        }
    }
}
