package com.objectstack.benchmarks.run;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import picocli.CommandLine.IVersionProvider;

/** The versions of what is measured; the build fills in the numbers of the libraries. */
final class Versions implements IVersionProvider {
    /** By library. */
    static Map<String, String> byLibrary() {
        Properties built = new Properties();
        try (InputStream in = Versions.class.getResourceAsStream("versions.properties")) {
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

    @Override
    public String[] getVersion() {
        return byLibrary().entrySet().stream()
                .map(version -> version.getKey() + " " + version.getValue())
                .toArray(String[]::new);
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
