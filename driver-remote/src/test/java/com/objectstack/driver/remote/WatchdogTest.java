package com.objectstack.driver.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Alarms go off, in time, unless they are cancelled. */
@Timeout(60)
class WatchdogTest {
    private final Watchdog watchdog = new Watchdog();

    @AfterEach
    void close() {
        watchdog.close();
    }

    @Test
    void anAlarmThatIsSetLaterAndDueEarlierGoesOffFirst() throws InterruptedException {
        Queue<String> gone = new ConcurrentLinkedQueue<>();
        CountDownLatch both = new CountDownLatch(2);
        watchdog.in(Duration.ofMillis(300), () -> note(gone, "late", both));
        watchdog.in(Duration.ofMillis(20), () -> note(gone, "early", both));

        both.await();

        assertThat(gone).containsExactly("early", "late");
    }

    private static void note(Queue<String> gone, String name, CountDownLatch latch) {
        gone.add(name);
        latch.countDown();
    }

    @Test
    void aCancelledAlarmDoesNotGoOff() throws InterruptedException {
        Queue<String> gone = new ConcurrentLinkedQueue<>();
        CountDownLatch later = new CountDownLatch(1);
        watchdog.in(Duration.ofMillis(20), () -> gone.add("cancelled")).run();
        watchdog.in(Duration.ofMillis(60), () -> note(gone, "kept", later));

        later.await();

        assertThat(gone).containsExactly("kept");
    }

    @Test
    void noneOfThoseThatManyThreadsSetIsForgotten() throws InterruptedException {
        int threads = 8;
        int each = 500;
        CountDownLatch all = new CountDownLatch(threads * each);
        List<Thread> setting = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            setting.add(Thread.startVirtualThread(() -> {
                for (int number = 0; number < each; number++) {
                    watchdog.in(Duration.ofMillis(number % 7), all::countDown);
                    watchdog.in(Duration.ofHours(1), () -> {}).run();
                }
            }));
        }
        for (Thread thread : setting) {
            thread.join();
        }

        assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void nothingGoesOffOnceItIsClosed() {
        watchdog.close();

        watchdog.in(Duration.ZERO, () -> {}).run();
    }
}
