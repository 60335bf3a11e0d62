package com.objectstack.driver.sql;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What statements cost a transport that sends them somewhere.
 *
 * @param bytesSent the bytes of requests, as they went out
 * @param bytesReceived the bytes of answers, as they came in
 * @param serverTime how long the server says it worked, null if it does not say
 * @param retries how often a request was sent once more
 */
public record TransportCost(
        long bytesSent, long bytesReceived, @Nullable Duration serverTime, int retries) {
    /**
     * Both together.
     *
     * @param other what came beside this
     * @return the sums; a time that only one of them tells is the time
     */
    public TransportCost plus(TransportCost other) {
        return new TransportCost(
                bytesSent + other.bytesSent,
                bytesReceived + other.bytesReceived,
                sum(serverTime, other.serverTime),
                retries + other.retries);
    }

    private static @Nullable Duration sum(@Nullable Duration one, @Nullable Duration other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.plus(other);
    }
}
