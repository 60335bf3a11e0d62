package com.objectstack.cli.exec;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.Transaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The transactions a session has begun and not ended, by the ids it gave them: t1, t2, ... For one thread. */
final class OpenTransactions {
    private final Map<String, Transaction> byId = new LinkedHashMap<>();
    private int begun;

    /** Keeps a transaction under a new id. */
    String add(Transaction transaction) {
        String id = "t" + ++begun;
        byId.put(id, transaction);
        return id;
    }

    /** The open transaction of an id; {@code TRANSACTION_CLOSED} if it has ended or never was. */
    Transaction get(String id, String path) {
        Transaction transaction = byId.get(id);
        if (transaction == null) {
            throw DriverException.of(
                    ErrorCode.TRANSACTION_CLOSED,
                    path,
                    "no transaction '" + id + "' is open",
                    "begin one, and pass the id it answers");
        }
        return transaction;
    }

    void remove(Transaction transaction) {
        byId.values().remove(transaction);
    }

    /** Rolls all back, the newest first; none keeps the others from it. */
    void rollbackAll(IDataDriver driver) {
        for (Transaction transaction : List.copyOf(byId.values()).reversed()) {
            try {
                driver.rollback(transaction);
            } catch (DriverException e) {
                // It is over either way, and nobody is left to be told.
            }
        }
        byId.clear();
    }
}
