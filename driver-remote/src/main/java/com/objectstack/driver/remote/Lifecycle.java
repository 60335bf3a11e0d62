package com.objectstack.driver.remote;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;

/** Whether an executor has been closed. Thread-safe. */
final class Lifecycle {
    private volatile boolean closed;

    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
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
