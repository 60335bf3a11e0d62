package com.objectstack.driver;

/** A driver that can bring its local copy up to date with a primary. */
public interface Syncable {
    /**
     * Brings the local copy up to date; returns when it is.
     *
     * @throws DriverException {@code CONNECTION_FAILED} if the primary cannot be reached; the local copy stays usable
     */
    void sync();
}
