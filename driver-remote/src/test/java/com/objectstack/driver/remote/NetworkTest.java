package com.objectstack.driver.remote;

import static com.objectstack.driver.remote.Servers.failure;
import static com.objectstack.driver.remote.Servers.value;
import static com.objectstack.driver.remote.Servers.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.SqlStatement;
import com.objectstack.driver.sql.SqlTransaction;
import com.objectstack.testing.sqld.HranaTestClient;
import com.objectstack.testing.sqld.RequiresSqld;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.netcrusher.core.reactor.NioReactor;
import org.netcrusher.core.throttle.rate.ByteRateThrottler;
import org.netcrusher.tcp.TcpCrusher;
import org.netcrusher.tcp.TcpCrusherBuilder;

/** What a network does that knows nothing of HTTP: it cuts connections, stands still, is slow, is away. */
@RequiresSqld
@Timeout(120)
class NetworkTest {
    private static final int THREADS = 4;
    private static final int TRANSFERS = 25;
    private static final int CUTS = 20;
    private static final int BYTES_A_SECOND = 200_000;

    private NioReactor reactor;
    private TcpCrusher network;
    private HranaTestClient database;
    private RemoteExecutor executor;

    @BeforeEach
    void open(HranaTestClient client) throws IOException {
        database = client;
        for (String table : List.of("t", "account", "ledger")) {
            database.execute("drop table if exists " + table);
        }
        database.execute("create table t (id integer primary key, v)");
        reactor = new NioReactor();
        InetSocketAddress server =
                new InetSocketAddress(client.url().getHost(), client.url().getPort());
        network = TcpCrusherBuilder.builder()
                .withReactor(reactor)
                .withBindAddress(freeAddress())
                .withConnectAddress(server)
                .withIncomingThrottlerFactory(address -> new ByteRateThrottler(BYTES_A_SECOND, 1, TimeUnit.SECONDS))
                .buildAndOpen();
        executor = executor(Duration.ofSeconds(30));
    }

    /** Of a port that was free a moment ago; the crusher can't be asked which one it took. */
    private static InetSocketAddress freeAddress() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return (InetSocketAddress) socket.getLocalSocketAddress();
        }
    }

    private RemoteExecutor executor(Duration timeout) {
        return new RemoteExecutor(RemoteDriverConfig.builder()
                .url("http://127.0.0.1:" + network.getBindAddress().getPort())
                .namespace(database.database())
                .timeout(timeout)
                .retry(new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(20)))
                .build());
    }

    @AfterEach
    void close() {
        executor.close();
        network.close();
        reactor.close();
    }

    @Test
    void readsGoOnOverNewConnectionsWhenAllWereCut() {
        assertThat(value(executor, "select 7")).isEqualTo(7L);

        network.closeAllPairs();

        assertThat(value(executor, "select 8")).isEqualTo(8L);
    }

    @Test
    void whatIsAwayCannotBeReachedUntilItIsBack() {
        value(executor, "select 7");
        network.close();
        assertThat(failure(() -> value(executor, "select 7")).code()).isEqualTo(ErrorCode.CONNECTION_FAILED);
        assertThat(failure(() -> write(executor, "insert into t values (1, 'a')"))
                        .code())
                .isEqualTo(ErrorCode.CONNECTION_FAILED);

        network.open();

        write(executor, "insert into t values (1, 'a')");
        assertThat(value(executor, "select count(*) from t")).isEqualTo(1L);
    }

    @Test
    void whereTheNetworkStandsStillTheDeadlineEndsTheWaiting() {
        try (RemoteExecutor impatient = executor(Duration.ofMillis(200))) {
            impatient.open();
            network.freeze();
            assertThat(failure(() -> value(impatient, "select 7")).code()).isEqualTo(ErrorCode.TIMEOUT);
            assertThat(failure(() -> write(impatient, "insert into t values (1, 'a')"))
                            .code())
                    .isIn(ErrorCode.OUTCOME_UNKNOWN, ErrorCode.TIMEOUT);
            network.unfreeze();
        }
    }

    @Test
    void aSlowNetworkIsOnlySlow() {
        String text = "x".repeat(BYTES_A_SECOND / 2);
        write(executor, "insert into t values (1, ?)", text);

        assertThat(value(executor, "select v from t")).isEqualTo(text);
    }

    /** No money comes or goes; what was acknowledged was done, what failed was not, and once each. */
    @Test
    void transfersAreDoneOnceOrNotAtAllWhileConnectionsAreCut() throws InterruptedException {
        database.execute("create table account (id integer primary key, balance integer not null)");
        database.execute("create table ledger (id text primary key)");
        database.execute("insert into account values (1, 1000), (2, 1000)");
        Map<String, ErrorCode> failed = new ConcurrentHashMap<>();
        Map<String, Boolean> acknowledged = new ConcurrentHashMap<>();
        List<Thread> clients = new ArrayList<>();
        for (int client = 0; client < THREADS; client++) {
            int number = client;
            clients.add(Thread.startVirtualThread(() -> {
                for (int transfer = 0; transfer < TRANSFERS; transfer++) {
                    String id = number + "-" + transfer;
                    try {
                        transfer(id);
                        acknowledged.put(id, true);
                    } catch (DriverException e) {
                        failed.put(id, e.code());
                    }
                }
            }));
        }
        for (int cut = 0; cut < CUTS; cut++) {
            network.closeAllPairs();
            value(executor, "select count(*) from ledger");
        }
        for (Thread client : clients) {
            client.join();
        }

        assertThat(value(executor, "select sum(balance) from account")).isEqualTo(2_000L);
        assertThat(acknowledged.keySet())
                .allSatisfy(id -> assertThat(isInLedger(id)).isTrue());
        failed.forEach((id, code) -> {
            assertThat(code)
                    .isIn(
                            ErrorCode.OUTCOME_UNKNOWN,
                            ErrorCode.TRANSACTION_LOST,
                            ErrorCode.CONNECTION_FAILED,
                            ErrorCode.BUSY);
            assertThat(code == ErrorCode.OUTCOME_UNKNOWN || !isInLedger(id))
                    .as(id)
                    .isTrue();
        });
        assertThat(acknowledged.size() + failed.size()).isEqualTo(THREADS * TRANSFERS);
    }

    private boolean isInLedger(String id) {
        return value(executor, "select count(*) from ledger where id = ?", id).equals(1L);
    }

    private void transfer(String id) {
        SqlTransaction transaction = executor.begin(Deadline.NONE);
        boolean isDone = false;
        try {
            transaction.run(SqlStatement.write("insert into ledger values (?)", List.of(id)), Deadline.NONE);
            transaction.run(
                    SqlStatement.write("update account set balance = balance - 1 where id = 1", List.of()),
                    Deadline.NONE);
            transaction.run(
                    SqlStatement.write("update account set balance = balance + 1 where id = 2", List.of()),
                    Deadline.NONE);
            transaction.commit();
            isDone = true;
        } finally {
            if (!isDone) {
                transaction.rollback();
            }
        }
    }
}
