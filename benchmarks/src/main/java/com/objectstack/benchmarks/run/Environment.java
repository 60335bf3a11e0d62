package com.objectstack.benchmarks.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;

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

    /** This process's. */
    static Environment here(Instant now, String commit) {
        return new Environment(now.toString(), commit, machineHere(), jdkHere(), versionsHere());
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

    private static Map<String, String> versionsHere() {
        Properties built = new Properties();
        try (InputStream in = Environment.class.getResourceAsStream("versions.properties")) {
            if (in != null) {
                built.load(in);
            }
        } catch (IOException e) {
            throw new IllegalStateException("versions.properties is in the jar", e);
        }
        Map<String, String> versions = new TreeMap<>();
        built.stringPropertyNames().forEach(library -> versions.put(library, built.getProperty(library)));
        versions.put("sqlite", sqlite());
        return versions;
    }

    private static String sqlite() {
        try (Connection memory = new JDBC().connect(JDBC.PREFIX + ":memory:", new SQLiteConfig().toProperties());
                Statement statement = memory.createStatement();
                ResultSet version = statement.executeQuery("select sqlite_version()")) {
            version.next();
            return version.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException("a memory database can always be opened", e);
        }
    }
}
