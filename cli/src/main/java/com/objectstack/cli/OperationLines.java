package com.objectstack.cli;

import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.OperationEvent;
import com.objectstack.driver.sql.OperationListener;
import com.objectstack.driver.sql.StatementCounts;
import com.objectstack.driver.sql.TransportCost;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Tells people of each operation in a line. Thread-safe.
 *
 * <pre>
 * find invoice: 3 rows, 1 read, 0.8 ms
 * create invoice in tx-1: UNIQUE_VIOLATION, 1 write, 0.3 ms
 * </pre>
 *
 * @param err takes the lines
 */
record OperationLines(PrintStream err) implements OperationListener {
    private static final double NANOS_PER_MILLI = 1e6;

    @Override
    public void onOperation(OperationEvent event) {
        err.println(line(event));
    }

    static String line(OperationEvent event) {
        StringBuilder what = new StringBuilder(event.operation());
        if (!event.objects().isEmpty()) {
            what.append(' ').append(String.join(", ", event.objects()));
        }
        event.transaction().ifPresent(id -> what.append(" in ").append(id));
        List<String> facts = new ArrayList<>();
        facts.add(event.failure().map(ErrorCode::name).orElseGet(() -> counted(event.rows(), "row")));
        addStatements(event.statements(), facts);
        facts.add(millis(event.took()));
        event.cost().ifPresent(cost -> addCost(cost, facts));
        return what.append(": ").append(String.join(", ", facts)).toString();
    }

    private static void addStatements(StatementCounts statements, List<String> facts) {
        addIfAny(statements.reads(), "read", facts);
        addIfAny(statements.writes(), "write", facts);
        addIfAny(statements.schemaChanges(), "schema change", facts);
    }

    private static void addCost(TransportCost cost, List<String> facts) {
        facts.add(counted(cost.bytesSent(), "byte") + " sent");
        facts.add(counted(cost.bytesReceived(), "byte") + " received");
        Duration server = cost.serverTime();
        if (server != null) {
            facts.add(millis(server) + " on the server");
        }
        if (cost.retries() > 0) {
            facts.add(cost.retries() == 1 ? "1 retry" : cost.retries() + " retries");
        }
    }

    private static void addIfAny(long number, String what, List<String> facts) {
        if (number > 0) {
            facts.add(counted(number, what));
        }
    }

    private static String counted(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static String millis(Duration time) {
        return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / NANOS_PER_MILLI);
    }
}
