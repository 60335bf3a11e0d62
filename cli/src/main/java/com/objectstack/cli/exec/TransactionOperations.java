package com.objectstack.cli.exec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IsolationLevel;
import com.objectstack.driver.Transaction;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/** Transactions and savepoints. */
final class TransactionOperations {
    static final List<Operation> ALL = List.of(
            Operation.named("begin").taking("isolation").doing(TransactionOperations::begin),
            Operation.named("commit").taking("transaction", "options").doing(TransactionOperations::commit),
            Operation.named("rollback").taking("transaction", "options").doing(TransactionOperations::rollback),
            savepoint("savepoint", Transaction::savepoint),
            savepoint("rollbackTo", Transaction::rollbackTo),
            savepoint("release", Transaction::release));

    private TransactionOperations() {}

    private static JsonNode begin(Session session, Command command) {
        IsolationLevel level = command.optionalText("isolation")
                .map(TransactionOperations::level)
                .orElse(IsolationLevel.SERIALIZABLE);
        String id = session.transactions().add(session.driver().beginTransaction(level));
        return JsonNodeFactory.instance.objectNode().put("transaction", id);
    }

    private static IsolationLevel level(String name) {
        return IsolationLevel.fromWireName(name)
                .orElseThrow(() -> DriverException.of(
                        ErrorCode.INVALID_QUERY,
                        "/isolation",
                        "there is no isolation level '" + Shown.cut(name) + "'",
                        "one of "
                                + Arrays.stream(IsolationLevel.values())
                                        .map(IsolationLevel::wireName)
                                        .toList()));
    }

    /** A commit that fails leaves the transaction to be rolled back. */
    private static JsonNode commit(Session session, Command command) {
        Transaction transaction = session.transaction(command);
        session.driver().commit(transaction);
        session.transactions().remove(transaction);
        return NullNode.instance;
    }

    private static JsonNode rollback(Session session, Command command) {
        Transaction transaction = session.transaction(command);
        session.driver().rollback(transaction);
        session.transactions().remove(transaction);
        return NullNode.instance;
    }

    private static Operation savepoint(String name, BiConsumer<Transaction, String> work) {
        return Operation.named(name)
                .needing("name")
                .taking("transaction", "options")
                .doing((session, command) -> {
                    work.accept(session.transaction(command), command.text("name"));
                    return NullNode.instance;
                });
    }
}
