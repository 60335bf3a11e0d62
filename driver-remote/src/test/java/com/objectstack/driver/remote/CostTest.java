package com.objectstack.driver.remote;

import static com.objectstack.driver.remote.Servers.config;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.RecordStream;
import com.objectstack.driver.remote.FaultyProxy.Fate;
import com.objectstack.driver.sql.OperationEvent;
import com.objectstack.driver.sql.SqlDriverSettings;
import com.objectstack.driver.sql.TransportCost;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.testing.sqld.HranaTestClient;
import com.objectstack.testing.sqld.RequiresSqld;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a listener is told of the way to the server. */
@RequiresSqld
class CostTest {
    private final List<OperationEvent> events = new CopyOnWriteArrayList<>();
    private FaultyProxy proxy;
    private IDataDriver driver;

    @BeforeEach
    void open(HranaTestClient database) throws IOException {
        proxy = new FaultyProxy(database.url());
        driver = RemoteDriver.open(config(database)
                .url(proxy.url().toString())
                .settings(SqlDriverSettings.DEFAULTS.withListener(events::add))
                .build());
        driver.syncSchema(ObjectSchema.of("note", FieldSchema.of("text", FieldType.TEXT)));
    }

    @AfterEach
    void close() {
        driver.close();
        proxy.close();
    }

    private TransportCost last() {
        return events.get(events.size() - 1).cost().orElseThrow();
    }

    @Test
    void bytesAndServerTimeAreThoseOfTheOperation() {
        driver.create("note", Map.of("text", "x".repeat(5_000)));
        assertThat(last().bytesSent()).isBetween(5_000L, 7_000L);
        assertThat(last().bytesReceived()).isBetween(5_000L, 7_000L);
        assertThat(last().serverTime()).isPositive();
        assertThat(last().retries()).isZero();

        driver.count("note", QueryAST.ALL);
        assertThat(last().bytesSent()).isBetween(100L, 1_000L);
    }

    @Test
    void aRequestThatIsSentAgainIsARetry() {
        driver.count("note", QueryAST.ALL);
        AtomicBoolean once = new AtomicBoolean(true);
        proxy.doing(
                body -> body.contains("count(") && once.getAndSet(false) ? new Fate.LoseRequest() : FaultyProxy.PASS);

        driver.count("note", QueryAST.ALL);

        assertThat(last().retries()).isEqualTo(1);
    }

    @Test
    void aStreamCostsWhatWasRead() {
        driver.create("note", Map.of("text", "x".repeat(5_000)));
        try (RecordStream notes = driver.findStream("note", QueryAST.ALL)) {
            notes.forEach(note -> assertThat(note).isNotNull());
        }
        assertThat(last().bytesReceived()).isGreaterThan(5_000);
    }
}
