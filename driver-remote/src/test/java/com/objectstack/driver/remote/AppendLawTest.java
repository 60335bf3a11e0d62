package com.objectstack.driver.remote;

import static com.objectstack.driver.remote.Servers.read;
import static com.objectstack.driver.remote.Servers.write;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.remote.AppendHistory.Transaction;
import com.objectstack.driver.remote.FaultyProxy.Fate;
import com.objectstack.driver.sql.Deadline;
import com.objectstack.driver.sql.SqlTransaction;
import com.objectstack.testing.sqld.HranaTestClient;
import com.objectstack.testing.sqld.RequiresSqld;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Transactions of several clients at once, while requests get lost, happen as if one after another. */
@RequiresSqld
class AppendLawTest {
    private static final int CLIENTS = 4;
    private static final int LISTS = 3;
    private static final int TRANSACTIONS = "nightly".equals(System.getProperty("objectstack.scale")) ? 500 : 40;
    private static final long SEED = Long.getLong("objectstack.seed", 20261126L);

    private final AtomicLong values = new AtomicLong();
    private final Queue<Transaction> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<Transaction> unknown = new ConcurrentLinkedQueue<>();

    @Test
    void transactionsOfSeveralClientsHappenOneAfterAnother(HranaTestClient database) throws Exception {
        try (RemoteExecutor sound = Servers.executor(database);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            write(sound, "create table item (place integer primary key, list integer, value integer)");
            List<Future<?>> clients = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                Random random = new Random(SEED + client);
                clients.add(threads.submit(() -> {
                    runClient(database, random);
                    return true;
                }));
            }
            for (Future<?> client : clients) {
                client.get();
            }

            Map<Long, List<Long>> lists = lists(sound);
            List<Transaction> inEffect = new ArrayList<>(acknowledged);
            unknown.stream()
                    .filter(transaction -> isInEffect(transaction, lists))
                    .forEach(inEffect::add);
            assertThat(new AppendHistory(inEffect, lists).anomalies()).isEmpty();
            assertThat(acknowledged).hasSizeGreaterThan(CLIENTS * TRANSACTIONS / 2);
        }
    }

    private void runClient(HranaTestClient database, Random random) throws IOException {
        try (FaultyProxy proxy = new FaultyProxy(database.url());
                RemoteExecutor executor = new RemoteExecutor(Servers.config(database)
                        .url(proxy.url().toString())
                        .retry(new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(5)))
                        .build())) {
            executor.open();
            Random fates = new Random(random.nextLong());
            proxy.doing(body -> fate(body, fates));
            for (int transaction = 0; transaction < TRANSACTIONS; transaction++) {
                runTransaction(executor, random);
            }
        }
    }

    private static Fate fate(String body, Random fates) {
        synchronized (fates) {
            if (fates.nextInt(20) > 0) {
                return FaultyProxy.PASS;
            }
            return body.contains("\"commit\"") && fates.nextBoolean() ? new Fate.LoseAnswer() : new Fate.LoseRequest();
        }
    }

    private void runTransaction(RemoteExecutor executor, Random random) {
        Transaction done = new Transaction(new HashMap<>(), new HashMap<>());
        SqlTransaction transaction = executor.begin(Deadline.NONE);
        boolean isOver = false;
        try {
            for (int step = 0; step < 3; step++) {
                runStep(transaction, random, done);
            }
            transaction.commit();
            isOver = true;
            acknowledged.add(done);
        } catch (DriverException failure) {
            if (failure.code() == ErrorCode.OUTCOME_UNKNOWN) {
                unknown.add(done);
            }
        } finally {
            if (!isOver) {
                transaction.rollback();
            }
        }
    }

    /** A list is read before it is appended to, if at all: its own values would tell nothing. */
    private void runStep(SqlTransaction transaction, Random random, Transaction done) {
        long list = random.nextInt(LISTS);
        if (random.nextBoolean() && !done.appends().containsKey(list)) {
            List<Long> seen = new ArrayList<>();
            read(transaction, "select value from item where list = ? order by place", list)
                    .rows()
                    .forEach(row -> seen.add((Long) row[0]));
            done.reads().putIfAbsent(list, seen);
        } else {
            long value = values.incrementAndGet();
            write(transaction, "insert into item (list, value) values (?, ?)", list, value);
            done.appends().computeIfAbsent(list, key -> new ArrayList<>()).add(value);
        }
    }

    private static boolean isInEffect(Transaction transaction, Map<Long, List<Long>> lists) {
        return transaction.appends().entrySet().stream()
                .flatMap(list -> list.getValue().stream()
                        .map(value ->
                                lists.getOrDefault(list.getKey(), List.of()).contains(value)))
                .findFirst()
                .orElse(true);
    }

    private static Map<Long, List<Long>> lists(RemoteExecutor executor) {
        Map<Long, List<Long>> lists = new TreeMap<>();
        read(executor, "select list, value from item order by place")
                .rows()
                .forEach(row -> lists.computeIfAbsent((Long) row[0], list -> new ArrayList<>())
                        .add((Long) row[1]));
        return lists;
    }
}
