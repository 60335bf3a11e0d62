package com.objectstack.benchmarks.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where and of what results were measured.
 *
 * @param date when, as an instant
 * @param commit what was measured, {@code unknown} if nobody said
 * @param machine the machine by property
 * @param jdk the virtual machine that ran the benchmarks
 * @param versions versions by library
 */
record Environment(String date, String commit, Map<String, String> machine, String jdk, Map<String, String> versions) {
    private static final Path CPUS = Path.of("/proc/cpuinfo");

    /** Copies the maps, keeping their order. */
    Environment {
        machine = Collections.unmodifiableMap(new LinkedHashMap<>(machine));
        versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
    }

    /** The same with what else was measured. */
    Environment with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(versions);
        all.putAll(more);
        return new Environment(date, commit, machine, jdk, all);
    }

    /** This process's. */
    static Environment here(Instant now, String commit) {
        return new Environment(now.toString(), commit, machineHere(), jdkHere(), Versions.byLibrary());
    }

    private static Map<String, String> machineHere() {
        Map<String, String> machine = new LinkedHashMap<>();
        machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        machine.put("arch", System.getProperty("os.arch"));
        cpu().ifPresent(model -> machine.put("cpu", model));
        machine.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
        return machine;
    }

    /** The name of the processor, where the system says it. */
    private static Optional<String> cpu() {
        if (!Files.isReadable(CPUS)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(CPUS, StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static String jdkHere() {
        return System.getProperty("java.vendor") + " " + Runtime.version() + ", " + System.getProperty("java.vm.name");
    }
}
