package com.objectstack.driver.sqlite;

import org.jspecify.annotations.Nullable;

/** A place for a connection, which is opened when first needed. */
final class Slot {
    private final ConnectionFactory factory;
    private final ConnectionFactory.Role role;
    private final Lifecycle lifecycle;
    private volatile @Nullable DatabaseConnection connection;
    private volatile @Nullable Holder holder;

    Slot(ConnectionFactory factory, ConnectionFactory.Role role, Lifecycle lifecycle) {
        this.lifecycle = lifecycle;
        this.factory = factory;
        this.role = role;
    }

    /** The connection, for whoever holds the slot. */
    DatabaseConnection connection() {
        discardIfBroken();
        DatabaseConnection known = connection;
        if (known == null) {
            known = factory.open(role);
            connection = known;
            closeIfTooLate(known);
        }
        return known;
    }

    /** A driver that was closed meanwhile may have missed this connection. */
    private void closeIfTooLate(DatabaseConnection opened) {
        if (lifecycle.isClosed()) {
            opened.close(0, false);
            throw Lifecycle.closedException();
        }
    }

    /** Closes a connection that is not to be used again; a memory database lives in its connection and keeps it. */
    void discardIfBroken() {
        DatabaseConnection known = connection;
        if (known != null && known.isBroken() && !known.isClosed() && factory.canReopen()) {
            connection = null;
            known.close(0, false);
        }
    }

    @Nullable
    DatabaseConnection connectionIfOpen() {
        return connection;
    }

    @Nullable
    Holder holder() {
        return holder;
    }

    void heldBy(@Nullable Holder newHolder) {
        holder = newHolder;
    }
}
