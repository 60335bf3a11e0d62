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
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoaderTest {
    private final List<String> stored = Collections.synchronizedList(new ArrayList<>());
    private final DataOperations target = target((proxy, method, args) -> {
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, args);
        }
        stored.add(args[0] + " " + ((List<?>) args[1]).size());
        return List.of();
    });

    @Test
    void oneObjectIsStoredAfterAnotherInChunks() throws InterruptedException {
        loader(target).load(List.of(source("a", 12_000), source("b", 1)));

        assertThat(stored).containsExactlyInAnyOrder("a 5000", "a 5000", "a 2000", "b 1");
        assertThat(stored).last().isEqualTo("b 1");
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
    void aFailureOfTheTargetIsThrownAndNoMoreIsMade() {
        AtomicInteger tries = new AtomicInteger();
        DataOperations full = target((proxy, method, args) -> {
            if (method.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, method, args);
            }
            tries.incrementAndGet();
            throw new IllegalStateException("full");
        });

        assertThatThrownBy(() -> loader(full).load(List.of(source("a", 1_000_000))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("full");
        assertThat(tries).hasValueLessThan(10);
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
