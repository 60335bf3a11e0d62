package com.objectstack.conformance.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.conformance.mutants.MutantDriver;
import com.objectstack.conformance.mutants.Mutation;
import com.objectstack.conformance.reference.ReferenceDriver;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.sqlite.SqliteDriver;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/** What a failure prints can be used: the test compiles and fails, the case file fails again, and neither on a sound driver. */
class PrintedFailureTest {
    private static final Mutation LOSES_NULLS = Mutation.found((call, records) ->
            records.stream().filter(record -> !record.containsValue(null)).toList());

    private static final Mutation FORGETS_DELETES = Mutation.on("delete", call -> !(Boolean) call.proceed());

    private final IDataDriver sound = SqliteDriver.inMemory();

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        sound.close();
    }

    @Test
    void aBrokenReadIsPrinted() throws Exception {
        IDataDriver broken = MutantDriver.of(sound, LOSES_NULLS);

        Throwable failure = failure(
                broken,
                stage -> new Property<>(
                                ReadLaw.DRIVER_IS_REFERENCE.name(),
                                ReadCases.any(),
                                300,
                                2_000,
                                new FailureFiles(stage, directory)::keep)
                        .holds(drawn -> ReadLaw.DRIVER_IS_REFERENCE.check(stage, drawn)));

        assertThat(failure).hasMessageContaining("-Dobjectstack.seed=").hasMessageContaining("kept in");
        assertThatTheTestTells(broken);
        assertThatTheCaseTells(broken);
        assertThat(printed(".sql"))
                .contains("create table")
                .contains("insert into")
                .contains("select");
    }

    @Test
    void aBrokenSequenceIsPrinted() throws Exception {
        IDataDriver broken = MutantDriver.of(sound, FORGETS_DELETES);

        Throwable failure = failure(
                broken,
                stage -> new Property<>(
                                WriteLaw.NAME,
                                Shrinking.<WriteCase>arbitrary(
                                        random -> WriteDraw.draw(new Draw(random), Stage.suffix()), SmallerData::of),
                                200,
                                2_000,
                                new FailureFiles(stage, directory)::keep)
                        .holds(drawn -> WriteLaw.check(stage, drawn)));

        assertThat(failure).hasMessageContaining("DELETE").hasMessageContaining("kept in");
        assertThatTheTestTells(broken);
        assertThatTheCaseTells(broken);
    }

    private static Throwable failure(IDataDriver driver, Consumer<Stage> law) {
        try (Stage stage = new Stage(driver, ReferenceDriver.inMemory())) {
            return catchThrowable(() -> law.accept(stage));
        }
    }

    private String printed(String ending) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            Path file = files.filter(one -> one.toString().endsWith(ending))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(file);
        }
    }

    private void assertThatTheCaseTells(IDataDriver broken) throws IOException {
        String text = printed(".json");

        assertThatThrownBy(() -> new Laws(broken).check(text)).isInstanceOf(AssertionError.class);
        assertThatCode(() -> new Laws(sound).check(text)).doesNotThrowAnyException();
    }

    private void assertThatTheTestTells(IDataDriver broken) throws Exception {
        Path classes = compiled(printed(".java"));

        assertThat(run(classes, broken)).isInstanceOf(AssertionError.class);
        assertThat(run(classes, sound)).isNull();
    }

    /** The printed method in a class with a method {@code driver()}. */
    private Path compiled(String printed) throws IOException {
        int method = printed.indexOf("@Test");
        String source = printed.substring(0, method) + "public class Pasted {\n"
                + "public static com.objectstack.driver.IDataDriver given;\n"
                + "private static com.objectstack.driver.IDataDriver driver() { return given; }\n"
                + printed.substring(method).replace("@Test\nvoid ", "@Test\npublic void ") + "}\n";
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///Pasted.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        Path classes = Files.createDirectories(directory.resolve("classes"));
        StringWriter problems = new StringWriter();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of("-d", classes.toString(), "-proc:none", "-cp", classPath());
        boolean compiles = compiler.getTask(problems, null, null, options, null, List.of(file))
                .call();
        assertThat(compiles).as(problems + "\n" + source).isTrue();
        return classes;
    }

    /** Where the classes are that a printed test names; the tests may run on a module path. */
    private static String classPath() {
        return Stream.of(
                        IDataDriver.class,
                        Laws.class,
                        JsonNode.class,
                        JsonParser.class,
                        Test.class,
                        AssertionFailedError.class)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(location -> Path.of(URI.create(location.toString())).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Throwable run(Path classes, IDataDriver driver) throws Exception {
        URL[] urls = {classes.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls, PrintedFailureTest.class.getClassLoader())) {
            Class<?> pasted = loader.loadClass("Pasted");
            pasted.getField("given").set(null, driver);
            Object test = pasted.getDeclaredConstructor().newInstance();
            Method method = Stream.of(pasted.getDeclaredMethods())
                    .filter(one -> one.isAnnotationPresent(Test.class))
                    .findFirst()
                    .orElseThrow();
            Throwable thrown = catchThrowable(() -> method.invoke(test));
            return thrown == null ? null : thrown.getCause();
        }
    }
}
