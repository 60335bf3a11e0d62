package com.objectstack.driver.turso;

/** How a driver reaches its database; contract §7.2. */
public enum TransportMode {
    /** A file or memory of this process. */
    LOCAL,
    /** A libSQL server over HTTP. */
    REMOTE
}
