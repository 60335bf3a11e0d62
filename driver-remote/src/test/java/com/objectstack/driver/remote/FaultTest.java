package com.objectstack.driver.remote;

import static com.objectstack.driver.remote.Servers.failure;
import static com.objectstack.driver.remote.Servers.read;
import static com.objectstack.driver.remote.Servers.value;
import static com.objectstack.driver.remote.Servers.write;
import static com.objectstack.driver.remote.Servers.writes;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.remote.FaultyProxy.Fate;
import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.SqlCursor;
import com.objectstack.driver.sql.SqlStatement;
import com.objectstack.driver.sql.SqlTransaction;
import com.objectstack.testing.sqld.HranaTestClient;
import com.objectstack.testing.sqld.RequiresSqld;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of requests whose way to the server or back is broken. */
@RequiresSqld
class FaultTest {
    private static final Fate BUSY =
            new Fate.Say(429, "application/json", "{\"error\":\"Too many concurrent requests\"}");
    private static final Fate UNAVAILABLE = new Fate.Say(503, "application/json", "{\"error\":\"shut down\"}");

    private HranaTestClient database;
    private FaultyProxy proxy;
    private RemoteExecutor executor;

    @BeforeEach
    void open(HranaTestClient client) throws IOException {
        database = client;
        database.execute("drop table if exists t");
        database.execute("create table t (id integer primary key, v)");
        proxy = new FaultyProxy(client.url());
        executor = new RemoteExecutor(RemoteDriverConfig.builder()
                .url(proxy.url().toString())
                .namespace(client.database())
                .retry(new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(1)))
                .build());
        executor.open();
    }

    @AfterEach
    void close() {
        executor.close();
        proxy.close();
    }

    /** The fate of the first requests that hold a word; the others pass. */
    private void meet(String word, Fate... fates) {
        AtomicInteger met = new AtomicInteger();
        proxy.doing(body ->
                body.contains(word) && met.get() < fates.length ? fates[met.getAndIncrement()] : FaultyProxy.PASS);
    }

    private long stored() {
        return (Long) database.execute("select count(*) from t").rows().get(0).get(0);
    }

    @Test
    void aReadIsSentAgainWhateverGotLost() {
        meet("select 7", new Fate.LoseRequest(), new Fate.CutAnswer());
        assertThat(value(executor, "select 7")).isEqualTo(7L);
        meet("select 8", new Fate.LoseAnswer(), UNAVAILABLE);
        assertThat(value(executor, "select 8")).isEqualTo(8L);
    }

    @Test
    void aReadIsGivenUpAfterTheLastAttempt() {
        meet("select 7", new Fate.LoseRequest(), new Fate.LoseRequest(), new Fate.LoseRequest());

        assertThat(failure(() -> value(executor, "select 7")).code()).isEqualTo(ErrorCode.CONNECTION_FAILED);
    }

    @Test
    void aWriteWhoseAnswerIsLostIsUnknownAndNotSentAgain() {
        meet("insert", new Fate.LoseAnswer());
        assertThat(failure(() -> write(executor, "insert into t values (1, 'a')"))
                        .code())
                .isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        meet("insert", new Fate.LoseRequest());
        assertThat(failure(() -> write(executor, "insert into t values (2, 'a')"))
                        .code())
                .isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        meet("insert", new Fate.CutAnswer());
        assertThat(failure(() -> executor.batch(writes("insert into t values (3, 'a')"), Deadline.NONE))
                        .code())
                .isEqualTo(ErrorCode.OUTCOME_UNKNOWN);

        assertThat(stored()).isEqualTo(2);
        assertThat(proxy.requests().stream().filter(body -> body.contains("insert")))
                .hasSize(3);
    }

    @Test
    void aWriteThatTheServerWasTooBusyForIsSentAgain() {
        meet("insert", BUSY, BUSY);

        write(executor, "insert into t values (1, 'a')");

        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void aServerThatStaysBusyIsToldAsBusy() {
        meet("insert", BUSY, BUSY, BUSY);

        DriverException failure = failure(() -> write(executor, "insert into t values (1, 'a')"));

        assertThat(failure.code()).isEqualTo(ErrorCode.BUSY);
        assertThat(failure.retryable()).isTrue();
        assertThat(stored()).isZero();
    }

    @Test
    void aSlowAnswerIsAnAnswer() {
        meet("select 7", new Fate.Drip());

        assertThat(value(executor, "select 7")).isEqualTo(7L);
    }

    @Test
    void anAnswerThatStopsHalfWayIsATimeoutAtTheDeadline() {
        meet("7", new Fate.Stall(), new Fate.Stall());
        SqlStatement select = SqlStatement.read("select 7", List.of());
        SqlStatement insert = SqlStatement.write("insert into t values (7, 'a')", List.of());

        assertThat(failure(() -> executor.run(select, soon())).code()).isEqualTo(ErrorCode.TIMEOUT);
        assertThat(failure(() -> executor.run(insert, soon())).code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofMillis(300));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html><body>Sign in</body></html>", "{\"results\":", "[]", "{}", ""})
    void anAnswerOfSomethingElseIsNoAnswer(String body) {
        Fate other = new Fate.Say(200, "text/html", body);
        meet("select 7", other, other, other);

        assertThat(failure(() -> value(executor, "select 7")).code()).isEqualTo(ErrorCode.CONNECTION_FAILED);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 404, 405, 410, 418})
    void aServerThatIsNoneOfOursIsAFailedConnection(int status) {
        meet("insert", new Fate.Say(status, "text/html", "<html>"));

        assertThat(failure(() -> write(executor, "insert into t values (1, 'a')"))
                        .code())
                .isEqualTo(ErrorCode.CONNECTION_FAILED);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 501, 502, 503, 504, 520})
    void aStatusThatDoesNotSayWhetherItWasDoneIsALostAnswer(int status) {
        Fate gaveUp = new Fate.Say(status, "text/plain", "gave up");
        meet("insert", gaveUp);
        assertThat(failure(() -> write(executor, "insert into t values (1, 'a')"))
                        .code())
                .isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        meet("select 7", gaveUp);
        assertThat(value(executor, "select 7")).isEqualTo(7L);
    }

    @Test
    void aTransactionWhoseAnswerIsLostIsLost() {
        SqlTransaction transaction = executor.begin(Deadline.NONE);
        write(transaction, "insert into t values (1, 'a')");
        meet("(2,", new Fate.LoseAnswer());
        assertThat(failure(() -> write(transaction, "insert into t values (2, 'b')"))
                        .code())
                .isEqualTo(ErrorCode.TRANSACTION_LOST);
        assertThat(failure(() -> write(transaction, "insert into t values (3, 'c')"))
                        .code())
                .isEqualTo(ErrorCode.TRANSACTION_LOST);
        transaction.rollback();
    }

    @Test
    void aTransactionThatCouldNotBeginIsBegunAgain() {
        meet("begin immediate", BUSY);
        SqlTransaction transaction = executor.begin(Deadline.NONE);
        write(transaction, "insert into t values (1, 'a')");
        transaction.commit();

        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void aCommitWhoseAnswerIsLostIsUnknown() {
        SqlTransaction transaction = executor.begin(Deadline.NONE);
        write(transaction, "insert into t values (1, 'a')");
        meet("commit", new Fate.LoseAnswer());

        assertThat(failure(transaction::commit).code()).isEqualTo(ErrorCode.OUTCOME_UNKNOWN);
        assertThat(stored()).isEqualTo(1);
        assertThat(failure(transaction::commit).code()).isEqualTo(ErrorCode.TRANSACTION_LOST);
        transaction.rollback();
    }

    @Test
    void aRequestThatArrivesTwiceInATransactionIsDoneOnce() {
        SqlTransaction transaction = executor.begin(Deadline.NONE);
        write(transaction, "insert into t values (1, 'a')");
        meet("(2,", new Fate.Duplicate());
        write(transaction, "insert into t values (2, 'b')");
        transaction.commit();

        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void halfAStreamIsNoStream() {
        meet("cursor-rows", new Fate.CutAnswer());
        String rows =
                "with recursive n(x) as (select 1 union all select x + 1 from n where x < 1000) select x as \"cursor-rows\" from n";
        try (SqlCursor cursor = executor.stream(SqlStatement.read(rows, List.of()), Deadline.NONE)) {
            assertThat(failure(() -> {
                                while (cursor.next() != null) {
                                    // Until it fails.
                                }
                            })
                            .code())
                    .isEqualTo(ErrorCode.CONNECTION_FAILED);
        }
    }

    @Test
    void aTokenThatWasReplacedIsSentOnce() {
        AtomicInteger asked = new AtomicInteger();
        Function<String, Fate> refusing = body -> body.contains("select 7") && asked.get() == 1
                ? new Fate.Say(401, "application/json", "{\"error\":\"Unauthorized: `The JWT has expired`\"}")
                : FaultyProxy.PASS;
        proxy.doing(refusing);
        try (RemoteExecutor other = new RemoteExecutor(RemoteDriverConfig.builder()
                .url(proxy.url().toString())
                .namespace(database.database())
                .authToken(() -> "token" + asked.incrementAndGet())
                .build())) {
            assertThat(value(other, "select 7")).isEqualTo(7L);
        }
        assertThat(asked).hasValue(2);
    }

    @Test
    void theServersOwnWordsAreNotLost() {
        DriverException failure = failure(() -> read(executor, "select nope from t"));

        assertThat(failure.getMessage()).contains("no such column: nope").doesNotContain("SQL input error");
    }
}
