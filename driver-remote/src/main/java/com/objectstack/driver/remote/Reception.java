package com.objectstack.driver.remote;

import java.io.InputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Receives an answer as a stream that is handed over with its first bytes: the JDK's own is handed over with the headers, so
 * that its reader is woken twice for one short answer. For one request at a time.
 */
final class Reception implements BodyHandler<InputStream> {
    private volatile @Nullable Body body;
    private volatile boolean isBroken;

    @Override
    public BodySubscriber<InputStream> apply(ResponseInfo headers) {
        Body received = new Body();
        body = received;
        if (isBroken) {
            received.breakOff();
        }
        return received;
    }

    /** Has whoever waits for the answer, or reads it, fail. */
    void breakOff() {
        isBroken = true;
        Body received = body;
        if (received != null) {
            received.breakOff();
        }
    }

    private static final class Body implements BodySubscriber<InputStream> {
        private final BodySubscriber<InputStream> bytes = BodySubscribers.ofInputStream();
        private final InputStream stream = bytes.getBody().toCompletableFuture().join();
        private final CompletableFuture<InputStream> handedOver = new CompletableFuture<>();

        @Override
        public CompletionStage<InputStream> getBody() {
            return handedOver;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            bytes.onSubscribe(subscription);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            bytes.onNext(buffers);
            handedOver.complete(stream);
        }

        @Override
        public void onError(Throwable failure) {
            bytes.onError(failure);
            handedOver.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            bytes.onComplete();
            handedOver.complete(stream);
        }

        void breakOff() {
            HranaHttp.breakOff(stream);
            handedOver.completeExceptionally(new HttpTimeoutException("the deadline passed before the answer came"));
        }
    }
}
