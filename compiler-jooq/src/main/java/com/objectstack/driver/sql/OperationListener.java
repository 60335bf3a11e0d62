package com.objectstack.driver.sql;

/**
 * Is told of each operation of a driver once it is over, whether it succeeded or not; {@link
 * SqlDriverSettings#withListener} sets it. For metrics, traces and logs.
 *
 * <p>It is called by the thread of the operation, which returns after it: it should be quick, and it must be thread-safe
 * if the driver is used by more than one thread. What it throws does not reach the operation: the first such failure of a
 * driver's listener is logged as a warning, later ones are not. What it does with the driver itself is not told.
 */
@FunctionalInterface
public interface OperationListener {
    /**
     * An operation is over.
     *
     * @param event what is known of it; never a value, a literal or SQL
     */
    void onOperation(OperationEvent event);
}
