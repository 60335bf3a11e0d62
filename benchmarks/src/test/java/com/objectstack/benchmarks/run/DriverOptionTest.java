package com.objectstack.benchmarks.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.sqlite.SqliteDriver;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A driver of somebody else's is measured beside ours. */
class DriverOptionTest {
    @TempDir
    Path folder;

    /** Somebody's driver: a memory database. */
    public static final class InMemory implements Supplier<IDataDriver> {
        @Override
        public IDataDriver get() {
            return SqliteDriver.inMemory();
        }
    }

    /** One that has no transactions. */
    public static final class WithoutTransactions implements Supplier<IDataDriver> {
        @Override
        public IDataDriver get() {
            IDataDriver whole = SqliteDriver.inMemory();
            return (IDataDriver) Proxy.newProxyInstance(
                    IDataDriver.class.getClassLoader(), new Class<?>[] {IDataDriver.class}, (proxy, method, args) -> {
                        if (method.getName().equals("inTransaction")) {
                            throw DriverException.of(ErrorCode.UNSUPPORTED, "", "no transactions");
                        }
                        try {
                            return method.invoke(whole, args);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }

    private BenchRun measure(Class<?> driver, String... more) {
        return BenchRun.of(Stream.concat(
                        Stream.of(
                                "--once",
                                "--driver=" + driver.getName(),
                                "--param=accounts=600",
                                "--results=" + folder),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private List<Measured> results() throws IOException {
        return Report.read(folder.resolve("2026-02-03-unknown.json")).results();
    }

    @Test
    void everyWorkloadIsComparedWithOurs() throws IOException {
        BenchRun run = measure(InMemory.class);

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(results())
                .hasSize(22)
                .allSatisfy(result -> assertThat(result.ratio()).isPositive())
                .extracting(Measured::method)
                .containsOnly("sqlite", InMemory.class.getName());
        assertThat(run.out()).contains("DriverBenchmark.findById, accounts=600\n  sqlite ");
    }

    @Test
    void whatItCannotDoIsLeftOut() throws IOException {
        measure(WithoutTransactions.class, "--only=transaction|count");

        assertThat(results())
                .extracting(result -> result.benchmark() + " " + result.method())
                .containsExactly(
                        "DriverBenchmark.count sqlite",
                        "DriverBenchmark.count " + WithoutTransactions.class.getName(),
                        "DriverBenchmark.transaction sqlite");
    }

    @Test
    void aClassThatIsNoDriverIsWrongUsage() {
        assertThat(measure(String.class).exitCode()).isEqualTo(2);
        assertThat(measure(String.class).err())
                .startsWith("--driver: java.lang.String is neither an IDataDriver nor a Supplier of one");
    }

    @Test
    void aClassThatIsNotThereIsWrongUsage() {
        BenchRun run = BenchRun.of("--driver=com.acme.Missing");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("--driver: there is no class com.acme.Missing on the class path");
    }
}
