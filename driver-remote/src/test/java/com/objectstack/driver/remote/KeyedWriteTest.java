package com.objectstack.driver.remote;

import static com.objectstack.driver.remote.Servers.failure;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverOptions;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.IDataDriver;
import com.objectstack.driver.remote.FaultyProxy.Fate;
import com.objectstack.query.QueryAST;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.FieldType;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.testing.sqld.HranaTestClient;
import com.objectstack.testing.sqld.RequiresSqld;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A write with a key whose answer was lost is asked for again, and done once. */
@RequiresSqld
class KeyedWriteTest {
    private static final Map<String, Object> NOTE = Map.of("id", "n", "text", "once");
    private static final Fate LOSE_ANSWER = new Fate.LoseAnswer();

    private FaultyProxy proxy;
    private IDataDriver driver;

    @BeforeEach
    void open(HranaTestClient database) throws IOException {
        proxy = new FaultyProxy(database.url());
        driver = RemoteDriver.open(config(database).build());
        driver.dropTable("note", DriverOptions.NONE);
        driver.syncSchema(ObjectSchema.of("note", FieldSchema.of("text", FieldType.TEXT)));
        database.execute("delete from _objectstack_idempotency");
    }

    private RemoteDriverConfigBuilder config(HranaTestClient database) {
        return Servers.config(database)
                .url(proxy.url().toString())
                .retry(new RetryPolicy(2, Duration.ofMillis(1), Duration.ofMillis(1)));
    }

    @AfterEach
    void close() {
        driver.close();
        proxy.close();
    }

    private static DriverOptions key(String text) {
        return DriverOptions.NONE.withIdempotencyKey(text);
    }

    /** The first answers to a commit are lost. */
    private void loseCommits(int number) {
        AtomicInteger lost = new AtomicInteger();
        proxy.doing(body ->
                body.contains("\"commit\"") && lost.getAndIncrement() < number ? LOSE_ANSWER : FaultyProxy.PASS);
    }

    private int requests(Runnable work) {
        int before = proxy.requests().size();
        work.run();
        return proxy.requests().size() - before;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aWriteIsDoneOnceHoweverOftenItsAnswerIsLost(int times) {
        loseCommits(times);
        DataRecord made = driver.create("note", NOTE, key("a"));

        assertThat(driver.create("note", NOTE, key("a"))).isEqualTo(made);
        assertThat(driver.count("note", QueryAST.ALL)).isEqualTo(1);
    }

    @Test
    void anUpsertIsDoneOnceToo() {
        loseCommits(1);

        assertThat(driver.upsert("note", NOTE, List.of(), key("a")).getString("text"))
                .isEqualTo("once");
        assertThat(driver.count("note", QueryAST.ALL)).isEqualTo(1);
    }

    @Test
    void whatIsLostForGoodIsUnknown() {
        loseCommits(Integer.MAX_VALUE);

        assertThat(failure(() -> driver.create("note", NOTE, key("a"))).code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
    }

    @Test
    void aServerThatIsGoneAfterALostAnswerLeavesTheWriteUnknown() {
        AtomicInteger sent = new AtomicInteger();
        proxy.doing(body -> body.contains("select 1")
                ? FaultyProxy.PASS
                : sent.getAndIncrement() == 0 ? LOSE_ANSWER : new Fate.Say(503, "text/plain", "away"));

        assertThat(failure(() -> driver.create("note", NOTE, key("a"))).code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
    }

    @Test
    void aRefusalOfALaterAttemptIsTheAnswer() {
        driver.create("note", NOTE);
        AtomicInteger sent = new AtomicInteger();
        proxy.doing(body -> sent.getAndIncrement() == 0 ? new Fate.LoseRequest() : FaultyProxy.PASS);

        assertThat(failure(() -> driver.create("note", NOTE, key("a"))).code()).isEqualTo(ErrorCode.UNIQUE_VIOLATION);
    }

    @Test
    void aWriteThatWasGivenUpIsNotAskedForAgain(HranaTestClient database) {
        try (IDataDriver impatient = RemoteDriver.open(
                config(database).timeout(Duration.ofMillis(300)).build())) {
            impatient.count("note", QueryAST.ALL);
            proxy.doing(body -> new Fate.Stall());

            int requests = requests(() -> assertThat(failure(() -> impatient.create("note", NOTE, key("a")))
                            .code())
                    .isEqualTo(ErrorCode.OUTCOME_UNKNOWN));

            assertThat(requests).isEqualTo(1);
        }
    }

    @Test
    void aWriteAndItsNoteAreOneRequest() {
        assertThat(requests(() -> driver.create("note", NOTE, key("a")))).isEqualTo(1);
        assertThat(requests(() -> driver.bulkCreate("note", List.of(Map.of("text", "b")), key("b"))))
                .isEqualTo(1);
        assertThat(requests(() -> driver.update("note", "n", Map.of("text", "c"), key("c"))))
                .isEqualTo(1);
        assertThat(requests(() -> driver.delete("note", "n", key("d")))).isEqualTo(1);

        assertThat(driver.update("note", "n", Map.of("text", "c"), key("c"))).isEmpty();
        assertThat(driver.delete("note", "n", key("d"))).isTrue();
    }

    @Test
    void whatThereWasNotIsAnsweredSoAgain() {
        assertThat(driver.update("note", "n", Map.of("text", "c"), key("c"))).isEmpty();
        assertThat(driver.delete("note", "n", key("d"))).isFalse();
        driver.create("note", NOTE);

        assertThat(driver.update("note", "n", Map.of("text", "c"), key("c"))).isEqualTo(Optional.empty());
        assertThat(driver.delete("note", "n", key("d"))).isFalse();
        assertThat(driver.count("note", QueryAST.ALL)).isEqualTo(1);
    }
}
