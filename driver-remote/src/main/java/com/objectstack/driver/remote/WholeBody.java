package com.objectstack.driver.remote;

import com.objectstack.driver.sql.Deadline;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Receives a body before whoever waits is told: one that reads a stream is woken for the headers, for every part and for
 * the end, and each time costs more than to read what has come.
 */
final class WholeBody implements BodySubscriber<WholeBody.Received> {
    private final BodySubscriber<byte[]> bytes = BodySubscribers.ofByteArray();
    private final Watchdog watchdog;
    private final Deadline deadline;
    private Runnable alarm = () -> {};

    /** Fails at the deadline: the client's own timeout ends with the headers. */
    WholeBody(Watchdog watchdog, Deadline deadline) {
        this.watchdog = watchdog;
        this.deadline = deadline;
    }

    /** What came: all of it, or why it broke off. */
    static final class Received {
        private final byte @Nullable [] bytes;
        private final @Nullable Throwable failure;

        private Received(byte @Nullable [] bytes, @Nullable Throwable failure) {
            this.bytes = bytes;
            this.failure = failure;
        }

        byte[] whole() throws IOException {
            if (bytes == null) {
                throw new IOException("the body broke off", failure);
            }
            return bytes;
        }
    }

    @Override
    public CompletionStage<Received> getBody() {
        return bytes.getBody().handle(Received::new);
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        alarm = watchdog.at(deadline, () -> {
            subscription.cancel();
            bytes.onError(new IOException("the deadline passed"));
        });
        bytes.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> part) {
        bytes.onNext(part);
    }

    @Override
    public void onError(Throwable failure) {
        alarm.run();
        bytes.onError(failure);
    }

    @Override
    public void onComplete() {
        alarm.run();
        bytes.onComplete();
    }
}
