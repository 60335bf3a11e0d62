package com.objectstack.driver.remote;

import com.objectstack.driver.sql.TransportCost;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What requests cost, told to whoever asks for it, on the thread that sent them. Thread-safe. */
final class Costs {
    private volatile @Nullable Consumer<TransportCost> receiver;

    void tellTo(Consumer<TransportCost> newReceiver) {
        receiver = newReceiver;
    }

    /** A request was sent and answered, or a part of that. */
    void exchanged(long bytesSent, long bytesReceived, @Nullable Duration serverTime) {
        tell(new TransportCost(bytesSent, bytesReceived, serverTime, 0));
    }

    /** A request is sent once more. */
    void repeated() {
        tell(new TransportCost(0, 0, null, 1));
    }

    private void tell(TransportCost cost) {
        Consumer<TransportCost> told = receiver;
        if (told != null) {
            told.accept(cost);
        }
    }
}
