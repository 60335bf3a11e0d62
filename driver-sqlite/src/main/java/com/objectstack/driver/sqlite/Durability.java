package com.objectstack.driver.sqlite;

/** What survives a loss of power. A crash of the process alone loses no committed transaction either way. */
public enum Durability {
    /** The last commits may be lost, consistency never is; a commit does not wait for the disk. */
    NORMAL,
    /** A commit that returned is on the disk. */
    FULL;

    String pragma() {
        return name();
    }
}
