package com.objectstack.driver.remote;

import static com.objectstack.driver.remote.Servers.read;
import static com.objectstack.driver.remote.Servers.value;
import static com.objectstack.driver.remote.Servers.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.remote.FaultyProxy.Fate;
import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.SqlStatement;
import com.objectstack.driver.sql.SqlTransaction;
import com.objectstack.testing.sqld.HranaTestClient;
import com.objectstack.testing.sqld.RequiresSqld;
import com.objectstack.testing.sqld.SqldServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Money is moved between accounts while requests and answers get lost. Whatever happens, the sum stays, what was
 * acknowledged is there once, what was refused is not there, and everything else was told to be unknown.
 */
@RequiresSqld
class TransferLawTest {
    private static final int ACCOUNTS = 5;
    private static final int TRANSFERS = 4;
    private static final int SEQUENCES = "nightly".equals(System.getProperty("objectstack.scale")) ? 5_000 : 300;
    private static final long SEED = Long.getLong("objectstack.seed", 20261126L);

    private static final Fate[] FATES = {
        new Fate.LoseRequest(),
        new Fate.LoseAnswer(),
        new Fate.CutAnswer(),
        new Fate.Duplicate(),
        new Fate.Say(429, "application/json", "{\"error\":\"Too many concurrent requests\"}"),
        new Fate.Say(503, "application/json", "{\"error\":\"shut down\"}"),
        new Fate.Say(500, "text/plain", "broken"),
        new Fate.Say(200, "text/html", "<html>proxy</html>"),
        new Fate.Say(401, "application/json", "{\"error\":\"Unauthorized: `The JWT has expired`\"}"),
        new Fate.Say(403, "application/json", "{\"error\":\"Authorization forbidden\"}"),
        new Fate.Say(400, "text/plain", "Received an invalid baton")
    };

    private FaultyProxy proxy;
    private RemoteExecutor executor;
    private RemoteExecutor sound;
    private final Random random = new Random(SEED);
    private final Set<Long> acknowledged = new HashSet<>();
    private final Set<Long> unknown = new HashSet<>();
    private final Set<Long> refused = new HashSet<>();

    @BeforeEach
    void open(SqldServer server) throws IOException {
        server.createDatabase("transfers", "{\"txn_timeout_s\":1}");
        HranaTestClient database = server.client("transfers");
        sound = Servers.executor(database);
        write(sound, "create table account (id integer primary key, balance integer not null check (balance >= 0))");
        write(sound, "create table ledger (id integer not null, source integer, target integer, amount integer)");
        for (long id = 0; id < ACCOUNTS; id++) {
            write(sound, "insert into account values (?, 1000)", id);
        }
        proxy = new FaultyProxy(database.url());
        executor = new RemoteExecutor(RemoteDriverConfig.builder()
                .url(proxy.url().toString())
                .namespace(database.database())
                .retry(new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(2)))
                .build());
        executor.open();
    }

    @AfterEach
    void close(SqldServer server) {
        executor.close();
        proxy.close();
        sound.close();
        server.deleteDatabase("transfers");
    }

    @Test
    void whateverGetsLostNothingAcknowledgedIsLostAndNothingIsDoneTwice() {
        for (int sequence = 0; sequence < SEQUENCES; sequence++) {
            double faulty = random.nextDouble() * 0.4;
            Random fates = new Random(random.nextLong());
            proxy.doing(body -> fate(body, fates, faulty));
            for (int transfer = 0; transfer < TRANSFERS; transfer++) {
                transfer((long) sequence * TRANSFERS + transfer);
            }
        }
        check();
    }

    private static Fate fate(String body, Random fates, double faulty) {
        synchronized (fates) {
            if (fates.nextDouble() >= faulty) {
                return FaultyProxy.PASS;
            }
            Fate fate = FATES[fates.nextInt(FATES.length)];
            // A transaction whose answer is lost keeps the lock until the server takes it away, after a second at
            // least.
            boolean keepsLock = fate instanceof Fate.LoseAnswer || fate instanceof Fate.CutAnswer;
            boolean isCommit = body.contains("\"commit\"");
            // No network sends a request twice that opens a stream: its connection has been refused, or has met it.
            boolean isUnheard = fate instanceof Fate.Duplicate && body.startsWith("{\"baton\":null");
            return isUnheard || (keepsLock && !isCommit && fates.nextInt(300) > 0) ? FaultyProxy.PASS : fate;
        }
    }

    private void transfer(long id) {
        List<SqlStatement> statements = statements(id);
        try {
            if (id % 2 == 0) {
                executor.batch(statements, Deadline.NONE);
            } else {
                inTransaction(statements);
            }
            acknowledged.add(id);
        } catch (DriverException failure) {
            (failure.code() == ErrorCode.OUTCOME_UNKNOWN ? unknown : refused).add(id);
        }
    }

    private List<SqlStatement> statements(long id) {
        long source = random.nextInt(ACCOUNTS);
        long target = random.nextInt(ACCOUNTS);
        long amount = random.nextInt(400);
        List<SqlStatement> statements = new ArrayList<>();
        statements.add(
                SqlStatement.write("update account set balance = balance - ? where id = ?", List.of(amount, source)));
        statements.add(
                SqlStatement.write("update account set balance = balance + ? where id = ?", List.of(amount, target)));
        statements.add(
                SqlStatement.write("insert into ledger values (?, ?, ?, ?)", List.of(id, source, target, amount)));
        return statements;
    }

    private void inTransaction(List<SqlStatement> statements) {
        SqlTransaction transaction = executor.begin(Deadline.NONE);
        boolean isCommitted = false;
        try {
            for (SqlStatement statement : statements) {
                transaction.run(statement, Deadline.NONE);
            }
            transaction.commit();
            isCommitted = true;
        } finally {
            if (!isCommitted) {
                transaction.rollback();
            }
        }
    }

    private void check() {
        assertThat(value(sound, "select sum(balance) from account")).isEqualTo(ACCOUNTS * 1000L);
        Set<Long> stored = new HashSet<>();
        for (Object[] row : read(sound, "select id from ledger").rows()) {
            assertThat(stored.add((Long) row[0]))
                    .as("transfer %s is done once", row[0])
                    .isTrue();
        }
        assertThat(stored).as("acknowledged").containsAll(acknowledged);
        assertThat(stored).as("refused").doesNotContainAnyElementsOf(refused);
        assertThat(read(
                                sound,
                                "select id from account a where balance <> 1000"
                                        + " - (select total(amount) from ledger where source = a.id)"
                                        + " + (select total(amount) from ledger where target = a.id)")
                        .rows())
                .as("balances are what the ledger says")
                .isEmpty();
        assertThat(acknowledged).as("the law is about something").isNotEmpty();
        assertThat(unknown).isNotEmpty();
        assertThat(refused).isNotEmpty();
    }
}
