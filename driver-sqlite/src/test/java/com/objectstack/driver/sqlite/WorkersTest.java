package com.objectstack.driver.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstack.driver.ErrorCode;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which thread runs native code. */
@Timeout(60)
class WorkersTest {
    private final Workers workers = new Workers(1);

    private Thread threadOfWork() {
        return workers.run(Call.unstoppable(), Thread::currentThread);
    }

    @Test
    void platformThreadDoesItsWorkItself() {
        assertThat(threadOfWork()).isSameAs(Thread.currentThread());
    }

    @Test
    void virtualThreadHasItDoneByAPlatformThread() throws Exception {
        CompletableFuture<Thread> worker = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> worker.complete(threadOfWork()));

        Thread thread = worker.get(30, TimeUnit.SECONDS);
        assertThat(thread.isVirtual()).isFalse();
        assertThat(thread.isDaemon()).isTrue();
    }

    @Test
    void failureReachesTheVirtualThreadAsItIs() throws Exception {
        IllegalStateException failure = new IllegalStateException("as it is");
        CompletableFuture<Throwable> seen = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                workers.run(Call.unstoppable(), () -> {
                    throw failure;
                });
            } catch (IllegalStateException e) {
                seen.complete(e);
            }
        });

        assertThat(seen.get(30, TimeUnit.SECONDS)).isSameAs(failure);
    }

    @Test
    void nothingRunsAfterTheEnd() throws Exception {
        workers.close();
        CompletableFuture<ErrorCode> code = new CompletableFuture<>();
        Thread.ofVirtual()
                .start(() -> code.complete(Databases.failure(this::threadOfWork).code()));

        assertThat(code.get(30, TimeUnit.SECONDS)).isEqualTo(ErrorCode.DRIVER_CLOSED);
    }
}
