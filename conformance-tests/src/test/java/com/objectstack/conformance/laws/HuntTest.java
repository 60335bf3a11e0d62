package com.objectstack.conformance.laws;

import com.objectstack.conformance.reference.ReferenceDriver;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.sqlite.SqliteDriver;
import java.util.*;
import java.util.stream.*;
import java.util.function.*;
import org.junit.jupiter.api.Test;

class HuntTest {
    static final int SETS = Integer.getInteger("draw.sets", 60);
    static final long SEED = Long.getLong("objectstack.seed", 1);
    static final int MOST = Integer.getInteger("hunt.most", 12);
    Map<String, String> found = new LinkedHashMap<>();
    Map<String, Integer> times = new TreeMap<>();

    @Test
    void reads() {
        long start = System.nanoTime();
        int n = 0, bad = 0;
        try (IDataDriver driver = SqliteDriver.inMemory(); Stage stage = new Stage(driver, ReferenceDriver.inMemory())) {
            for (int set = 0; set < SETS && found.size() < MOST; set++) {
                Draw draw = new Draw(new Random(SEED * 1000003 + set));
                Dataset data = DatasetDraw.draw(draw, "_h");
                for (int q = 0; q < 10; q++) {
                    ReadCase read = QueryDraw.draw(draw, data);
                    if (draw.chance(8)) read = WrongTurn.of(draw, read);
                    n++;
                    Throwable t = fail(() -> {}, read, r -> ReadLaw.DRIVER_IS_REFERENCE.check(stage, r));
                    if (t != null) { bad++; shrink(read, t, SmallerData::of, r -> ReadLaw.DRIVER_IS_REFERENCE.check(stage, r), r -> CaseFile.of(r).toString()); }
                }
            }
        }
        print(n, bad, start);
    }

    @Test
    void writes() {
        long start = System.nanoTime();
        int n = 0, bad = 0;
        try (IDataDriver driver = SqliteDriver.inMemory(); Stage stage = new Stage(driver, ReferenceDriver.inMemory())) {
            for (int set = 0; set < SETS && found.size() < MOST; set++) {
                Draw draw = new Draw(new Random(SEED * 1000003 + set));
                WriteCase w = WriteDraw.draw(draw, "_h");
                n++;
                Throwable t = fail(() -> {}, w, r -> WriteLaw.check(stage, r));
                if (t != null) { bad++; shrink(w, t, SmallerData::of, r -> WriteLaw.check(stage, r), r -> CaseFile.of(r).toString()); }
            }
        }
        print(n, bad, start);
    }

    void print(int n, int bad, long start) {
        System.err.println("ASKED " + n + " differ " + bad + " in " + (System.nanoTime() - start) / 1_000_000 + " ms");
        found.forEach((k, v) -> System.err.println("#### x" + times.get(k) + " " + v + "\n"));
    }

    <T> Throwable fail(Runnable r, T value, Consumer<T> check) {
        try { check.accept(value); return null; } catch (RuntimeException | Error e) { return e; }
    }

    <T> void shrink(T value, Throwable t, Function<T, Stream<T>> smaller, Consumer<T> check, Function<T, String> text) {
        long end = System.nanoTime() + 6_000_000_000L;
        boolean again = true;
        while (again && System.nanoTime() < end) {
            again = false;
            Iterator<T> it = smaller.apply(value).iterator();
            while (it.hasNext() && System.nanoTime() < end) {
                T c = it.next();
                Throwable f = fail(null, c, check);
                if (f != null) { value = c; t = f; again = true; break; }
            }
        }
        String m = String.valueOf(t.getMessage());
        if (!(t instanceof AssertionError)) { java.io.StringWriter w = new java.io.StringWriter(); t.printStackTrace(new java.io.PrintWriter(w)); m = w.toString().lines().limit(9).collect(Collectors.joining("\n")); }
        String key = m.replaceAll("[0-9]+", "N").replaceAll("_h", "");
        key = key.substring(0, Math.min(key.length(), 110));
        times.merge(key, 1, Integer::sum);
        found.putIfAbsent(key, m.substring(0, Math.min(1500, m.length())) + "\n" + text.apply(value));
    }
}
