package com.objectstack.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.OperationEvent;
import com.objectstack.driver.sql.StatementCounts;
import com.objectstack.driver.sql.TransportCost;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperationLinesTest {
    private static final Duration TOOK = Duration.ofNanos(1_260_000);

    @Test
    void aSuccessIsToldWithItsRows() {
        OperationEvent event = new OperationEvent(
                "find", List.of("invoice"), null, new StatementCounts(2, 0, 0), 1, TOOK, null, null, Map.of());

        assertThat(OperationLines.line(event)).isEqualTo("find invoice: 1 row, 2 reads, 1.3 ms");
    }

    @Test
    void aFailureIsToldWithItsCodeAndTransaction() {
        OperationEvent event = new OperationEvent(
                "create",
                List.of("invoice"),
                "tx-1",
                new StatementCounts(0, 1, 0),
                0,
                TOOK,
                ErrorCode.UNIQUE_VIOLATION,
                null,
                Map.of());

        assertThat(OperationLines.line(event)).isEqualTo("create invoice in tx-1: UNIQUE_VIOLATION, 1 write, 1.3 ms");
    }

    @Test
    void whatATransportKnowsIsToldToo() {
        OperationEvent event = new OperationEvent(
                "syncSchemasBatch",
                List.of("a", "b"),
                null,
                new StatementCounts(0, 0, 3),
                0,
                TOOK,
                null,
                new TransportCost(100, 1, Duration.ofMillis(1), 2),
                Map.of());

        assertThat(OperationLines.line(event))
                .isEqualTo("syncSchemasBatch a, b: 0 rows, 3 schema changes, 1.3 ms, 100 bytes sent, 1 byte received,"
                        + " 1.0 ms on the server, 2 retries");
    }
}
