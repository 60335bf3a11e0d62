package com.objectstack.conformance.laws;

import com.objectstack.driver.IDataDriver;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/**
 * The driver under test and the reference, both holding the set of objects that was asked last. For one thread; closing it
 * removes the objects and closes the reference.
 */
final class Stage implements AutoCloseable {
    private static final AtomicLong NUMBER = new AtomicLong();
    private static final String RUN = Long.toString(System.nanoTime() & 0xffff, Character.MAX_RADIX);

    private final IDataDriver driver;
    private final IDataDriver reference;
    private @Nullable Dataset stored;

    Stage(IDataDriver driver, IDataDriver reference) {
        this.driver = driver;
        this.reference = reference;
    }

    /** An end of names that no one else uses. */
    static String suffix() {
        return "_" + RUN + NUMBER.incrementAndGet();
    }

    IDataDriver driver() {
        return driver;
    }

    IDataDriver reference() {
        return reference;
    }

    /**
     * Stores a set, if it is not the one that is there.
     *
     * @return false if neither of the two takes it: a smaller set may be a wrong one
     */
    boolean show(Dataset data) {
        if (data.equals(stored)) {
            return true;
        }
        clear();
        stored = data;
        Outcome found = Outcome.of(() -> data.storeIn(driver));
        Outcome wanted = Outcome.of(() -> data.storeIn(reference));
        if (!found.like(wanted)) {
            throw new AssertionFailedError("storing the rows: expected " + wanted + ", found " + found);
        }
        return !found.refused();
    }

    /** Forgets what is stored: writes have changed it. */
    void clear() {
        if (stored != null) {
            stored.removeFrom(driver);
            stored.removeFrom(reference);
            stored = null;
        }
    }

    @Override
    public void close() {
        clear();
        reference.close();
    }
}
