package com.objectstack.driver.sqlite;

/** Where a call comes from. */
enum Caller {
    PLATFORM,
    VIRTUAL;

    Thread start(Runnable work) {
        return this == VIRTUAL
                ? Thread.ofVirtual().start(work)
                : Thread.ofPlatform().start(work);
    }
}
