package com.objectstack.cli.exec;

import com.fasterxml.jackson.databind.JsonNode;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.ISchemaDriver;
import com.objectstack.driver.Transaction;
import com.objectstack.query.json.OptionsCodec;

/** What is open between the first command and the last: a driver and its transactions. For one thread. */
final class Session {
    private static final String TRANSACTION = "transaction";

    private final IDataDriver driver;
    private final OpenTransactions transactions = new OpenTransactions();

    Session(IDataDriver driver) {
        this.driver = driver;
    }

    IDataDriver driver() {
        return driver;
    }

    ISchemaDriver schemaDriver() {
        if (driver instanceof ISchemaDriver schemaDriver) {
            return schemaDriver;
        }
        throw DriverException.of(ErrorCode.UNSUPPORTED, "/op", driver.name() + " cannot change or read schemas");
    }

    OpenTransactions transactions() {
        return transactions;
    }

    /** A command's options, their transaction looked up. */
    DriverOptions options(Command command) {
        JsonNode options = command.get("options");
        return options.isMissingNode()
                ? DriverOptions.NONE
                : OptionsCodec.fromJson(options, id -> transactions.get(id, "/options/" + TRANSACTION));
    }

    /** The transaction a command ends or marks: its own {@code transaction}, or its options'. */
    Transaction transaction(Command command) {
        Transaction inOptions = options(command).within();
        if (!command.has(TRANSACTION)) {
            if (inOptions == null) {
                throw DriverException.of(
                        ErrorCode.INVALID_QUERY,
                        "/options/" + TRANSACTION,
                        "the command needs a transaction",
                        "pass \"options\": {\"transaction\": \"t1\"} with the id that begin answered");
            }
            return inOptions;
        }
        Transaction named = transactions.get(command.text(TRANSACTION), "/" + TRANSACTION);
        if (inOptions != null && !inOptions.id().equals(named.id())) {
            throw DriverException.of(
                    ErrorCode.INVALID_QUERY, "/" + TRANSACTION, "'transaction' and 'options' name different ones");
        }
        return named;
    }

    /** Undoes what no command has committed. */
    void end() {
        transactions.rollbackAll(driver);
    }
}
