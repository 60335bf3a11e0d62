package com.objectstack.driver.sqlite;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;

/** How far an executor has been closed. Thread-safe. */
final class Lifecycle {
    private volatile boolean closed;
    private volatile boolean cancelling;

    /** Refuses new calls. */
    void close() {
        closed = true;
    }

    /** Stops running calls too. */
    void cancelRunning() {
        closed = true;
        cancelling = true;
    }

    boolean isClosed() {
        return closed;
    }

    boolean isCancelling() {
        return cancelling;
    }

    void requireOpen() {
        if (closed) {
            throw closedException();
        }
    }

    static DriverException closedException() {
        return DriverException.of(
                ErrorCode.DRIVER_CLOSED, "", "the driver was closed", "open a new driver; a closed one stays closed");
    }
}
