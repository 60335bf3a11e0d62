package com.objectstack.driver.sqlite;

import static com.objectstack.driver.sqlite.Databases.await;
import static com.objectstack.driver.sqlite.Databases.fails;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.sql.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who gets a connection next. */
@Timeout(60)
class ConnectionPoolTest {
    private final Lifecycle lifecycle = new Lifecycle();
    private final SqliteDriverConfig config =
            SqliteDriverConfig.builder().url(":memory:").build();
    private final ConnectionFactory factory = new FileConnectionFactory(DatabaseLocation.MEMORY, config, lifecycle);

    private ConnectionPool pool(int size) {
        return pool(size, Duration.ofMillis(50));
    }

    private ConnectionPool pool(int size, Duration patience) {
        return new ConnectionPool(
                "a connection", size, patience, () -> new Slot(factory, ConnectionFactory.Role.READER, lifecycle));
    }

    private static Slot acquire(ConnectionPool pool) {
        return pool.acquire(Call.of(Deadline.NONE), Holder.statement());
    }

    @Test
    void thoseWhoWaitAreServedInTheOrderOfAsking() throws Exception {
        ConnectionPool pool = pool(1, Databases.PATIENCE);
        Slot first = acquire(pool);
        List<Integer> served = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            int number = i;
            threads.add(Thread.ofVirtual().start(() -> {
                Slot slot = acquire(pool);
                served.add(number);
                pool.release(slot);
            }));
            await(() -> pool.waiting() == number + 1);
        }

        pool.release(first);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(served).isSorted().hasSize(20);
    }

    @Test
    void nobodyIsOvertakenForLong() throws Exception {
        ConnectionPool pool = pool(1, Databases.PATIENCE);
        Slot held = acquire(pool);
        List<String> served = Collections.synchronizedList(new ArrayList<>());
        Thread waiter = Thread.ofVirtual().start(() -> {
            Slot slot = acquire(pool);
            served.add("the one who waits");
            pool.release(slot);
        });
        await(() -> pool.waiting() == 1);
        long since = System.nanoTime();
        await(() -> System.nanoTime() - since > 15_000_000);

        pool.release(held);
        pool.release(acquire(pool));
        served.add("the one who asks later");
        waiter.join();

        assertThat(served).containsExactly("the one who waits", "the one who asks later");
    }

    @Test
    void whoGivesUpWaitingLeavesTheConnectionToTheNext() throws Exception {
        ConnectionPool pool = pool(1, Databases.PATIENCE);
        Slot held = acquire(pool);
        Thread interrupted = Thread.ofVirtual().start(() -> {
            try {
                pool.release(acquire(pool));
            } catch (DriverException tooLate) {
                assertThat(tooLate.code()).isEqualTo(ErrorCode.CANCELLED);
            }
        });
        await(() -> pool.waiting() == 1);
        AtomicBoolean served = new AtomicBoolean();
        Thread next = Thread.ofVirtual().start(() -> {
            pool.release(acquire(pool));
            served.set(true);
        });
        await(() -> pool.waiting() == 2);

        pool.release(held);
        interrupted.interrupt();
        interrupted.join();
        next.join();

        assertThat(served).isTrue();
    }

    @Test
    void connectionUsedLastIsUsedNext() {
        ConnectionPool pool = pool(3);
        Slot slot = acquire(pool);
        pool.release(slot);

        assertThat(acquire(pool)).isSameAs(slot);
    }

    @Test
    void waitingHasAnEnd() {
        ConnectionPool pool = pool(1);
        acquire(pool);

        fails(ErrorCode.BUSY, () -> acquire(pool));

        assertThat(pool.waiting()).isZero();
    }

    @Test
    void connectionsOpenOnlyWhenNeeded() {
        ConnectionPool pool = pool(3);
        Slot slot = acquire(pool);
        assertThat(pool.connections()).isEmpty();

        slot.connection();

        assertThat(pool.connections()).hasSize(1);
        assertThat(pool.active()).isEqualTo(1);
    }

    @Test
    void connectionOpenedAfterTheEndIsClosed() {
        Slot slot = acquire(pool(1));
        lifecycle.close();

        fails(ErrorCode.DRIVER_CLOSED, slot::connection);
    }
}
