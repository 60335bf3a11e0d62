package com.objectstack.cli.exec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.NearestName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Every operation of the protocol, by its name. */
final class Operations {
    private static final Map<String, Operation> BY_NAME = table(Stream.of(
                    ReadOperations.ALL,
                    RecordOperations.ALL,
                    ManyRecordsOperations.ALL,
                    StatementOperations.ALL,
                    TransactionOperations.ALL,
                    ObjectOperations.ALL,
                    ColumnOperations.ALL,
                    DriftOperations.ALL,
                    DriverOperations.ALL)
            .flatMap(List::stream)
            .toList());

    private Operations() {}

    static Set<String> names() {
        return BY_NAME.keySet();
    }

    /** Does what a command asks; takes its {@code op} away. */
    static JsonNode run(Session session, ObjectNode command) {
        JsonNode op = command.remove("op");
        if (op == null || !op.isTextual()) {
            throw DriverException.of(
                    ErrorCode.INVALID_QUERY, "/op", "a command needs a text in 'op'", "one of " + names());
        }
        Operation operation = BY_NAME.get(op.textValue());
        if (operation == null) {
            throw unknown(op.textValue());
        }
        return operation.run(session, command);
    }

    private static DriverException unknown(String name) {
        String hint = NearestName.hint(name, names()).orElse("one of " + names());
        return DriverException.of(
                ErrorCode.INVALID_QUERY, "/op", "there is no operation '" + Shown.cut(name) + "'", hint);
    }

    private static Map<String, Operation> table(List<Operation> all) {
        Map<String, Operation> table = new LinkedHashMap<>();
        for (Operation operation : all) {
            if (table.put(operation.name(), operation) != null) {
                throw new IllegalStateException("operation " + operation.name() + " is there twice");
            }
        }
        return Collections.unmodifiableMap(table);
    }
}
