package com.objectstack.benchmarks;

import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.turso.TursoConfig;
import com.objectstack.driver.turso.TursoConfigBuilder;
import com.objectstack.driver.turso.TursoDriver;
import java.io.IOException;

/** Accounts at a server, by the driver and by a bare client. */
final class RemoteAccounts implements AutoCloseable {
    private final IDataDriver driver;
    private final AccountQuestions questions;
    private final BareClient http;

    /** Makes the table anew, with the accounts 0 to {@code count - 1}. */
    RemoteAccounts(String url, String namespace, int count) {
        TursoConfigBuilder config = TursoConfig.builder().url(url);
        if (!namespace.isEmpty()) {
            config.namespace(namespace);
        }
        driver = TursoDriver.create(config.build());
        http = new BareClient(url, namespace);
        questions = new AccountQuestions(driver, count);
        driver.dropTable(Account.OBJECT, DriverOptions.NONE);
        TemporaryDatabase.fill(driver, Account.SCHEMA, count, Account::row);
    }

    IDataDriver driver() {
        return driver;
    }

    /** What is asked of the driver, and which records it is asked about. */
    AccountQuestions questions() {
        return questions;
    }

    BareClient http() {
        return http;
    }

    /** A record by its id, as the answer's bytes. */
    byte[] find(String id) throws IOException, InterruptedException {
        return http.send(BareClient.statement(FindByIdBenchmark.SQL, BareClient.text(id)));
    }

    @Override
    public void close() {
        driver.dropTable(Account.OBJECT, DriverOptions.NONE);
        driver.close();
        http.close();
    }
}
