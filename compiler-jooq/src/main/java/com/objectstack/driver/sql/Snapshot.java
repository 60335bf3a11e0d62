package com.objectstack.driver.sql;

/**
 * Where several reads see one state of the database.
 *
 * @param session runs them
 * @param end what ends it: nothing where the session is the caller's own transaction
 */
record Snapshot(SqlSession session, Runnable end) implements AutoCloseable {
    /** A read transaction of its own. */
    static Snapshot of(SqlTransaction reading) {
        return new Snapshot(reading, reading::rollback);
    }

    @Override
    public void close() {
        end.run();
    }
}
