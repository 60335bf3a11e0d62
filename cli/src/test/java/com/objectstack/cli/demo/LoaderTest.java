package com.objectstack.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.objectstack.driver.DataOperations;
import com.objectstack.driver.DataRecord;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoaderTest {
    private final List<String> stored = new ArrayList<>();
    private final DataOperations target = target((proxy, method, args) -> {
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, args);
        }
        stored.add(args[0] + " " + ((List<?>) args[1]).size());
        return List.of();
    });

    @Test
    void chunksComeInOrderAndNoneMixesObjects() throws InterruptedException {
        long rows = loader(target).load(List.of(source("a", 6_000), source("b", 1)));

        assertThat(rows).isEqualTo(6_001);
        assertThat(stored).containsExactly("a 2500", "a 2500", "a 1000", "b 1");
    }

    @Test
    void aFailureOfTheMakerIsThrown() {
        Supplier<Iterator<DataRecord>> broken = () -> {
            throw new IllegalStateException("no data");
        };

        assertThatThrownBy(() -> loader(target).load(List.of(source("a", 1), new TpchSource("b", 1, broken))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no data");
        assertThat(stored).containsExactly("a 1");
    }

    @Test
    void aFailureOfTheTargetIsThrownAndStopsTheMaker() {
        DataOperations full = target((proxy, method, args) -> {
            if (method.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, method, args);
            }
            throw new IllegalStateException("full");
        });

        assertThatThrownBy(() -> loader(full).load(List.of(source("a", 100_000))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("full");
    }

    private static DataOperations target(InvocationHandler handler) {
        return (DataOperations) Proxy.newProxyInstance(
                LoaderTest.class.getClassLoader(), new Class<?>[] {DataOperations.class}, handler);
    }

    private static TpchSource source(String object, int rows) {
        return new TpchSource(
                object,
                rows,
                () -> IntStream.range(0, rows)
                        .mapToObj(n -> DataRecord.copyOf(Map.of("id", Integer.toString(n))))
                        .iterator());
    }

    private static Loader loader(DataOperations target) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        return new Loader(target, new LoadProgress(nowhere, false, 1, System::nanoTime));
    }
}
