package com.objectstack.benchmarks;

import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.sqlite.SqliteDriver;
import com.objectstack.driver.turso.TursoConfig;
import com.objectstack.driver.turso.TursoDriver;
import java.nio.file.Path;

/** Accounts for programs of another language that answer the same questions: the table and its rows as our driver makes them. */
public final class PeerAccounts {
    private PeerAccounts() {}

    /**
     * Writes a file.
     *
     * @param file where to; there is none yet
     * @param accounts how many there will be
     */
    public static void write(Path file, int accounts) {
        try (IDataDriver driver = SqliteDriver.file(file)) {
            fill(driver, accounts);
        }
    }

    /**
     * Makes them at a server, anew.
     *
     * @param url its address
     * @param accounts how many there will be
     */
    public static void makeAt(String url, int accounts) {
        try (IDataDriver driver = at(url)) {
            driver.dropTable(Account.OBJECT, DriverOptions.NONE);
            fill(driver, accounts);
        }
    }

    /**
     * Removes them from a server.
     *
     * @param url its address
     */
    public static void removeAt(String url) {
        try (IDataDriver driver = at(url)) {
            driver.dropTable(Account.OBJECT, DriverOptions.NONE);
        }
    }

    private static IDataDriver at(String url) {
        return TursoDriver.create(TursoConfig.builder().url(url).build());
    }

    private static void fill(IDataDriver driver, int accounts) {
        TemporaryDatabase.fill(driver, Account.SCHEMA, accounts, Account::row);
    }
}
