package com.objectstack.conformance;

import com.objectstack.driver.Capability;
import com.objectstack.driver.DriverCapabilities;
import com.objectstack.driver.IDataDriver;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A driver as the kit sees it: a name, a way to start it and what it claims to do. Immutable.
 *
 * <pre>{@code
 * DriverUnderTest.named("sqlite")
 *         .startedBy(() -> SqliteDriver.inMemory())
 *         .declaring(TRANSACTIONS, SAVEPOINTS);
 * }</pre>
 *
 * <p>A driver is started before every test method and closed after it. The kit uses object names of its own and removes
 * the objects it made, so that several runs may share a database. Give it one whose records may be lost all the same.
 */
public final class DriverUnderTest {
    private final String name;
    private final Supplier<? extends IDataDriver> starter;
    private final Set<Capability> declared;
    private final Quirks quirks;
    private final double share;

    private DriverUnderTest(
            String name,
            Supplier<? extends IDataDriver> starter,
            Set<Capability> declared,
            Quirks quirks,
            double share) {
        this.name = name;
        this.starter = starter;
        this.declared = declared;
        this.quirks = quirks;
        this.share = share;
    }

    /**
     * The first step: a name for reports, whose files are named after it.
     *
     * @param name the driver's name
     * @return the next step
     */
    public static Named named(String name) {
        return new Named(name);
    }

    /**
     * A name that waits for a way to start the driver.
     *
     * @param name the driver's name
     */
    public record Named(String name) {
        /** Requires {@code name}. */
        public Named {
            Objects.requireNonNull(name, "name");
        }

        /**
         * How the driver is started.
         *
         * @param starter gives a new driver at every call; the kit closes it
         * @return a driver that declares no optional capability
         */
        public DriverUnderTest startedBy(Supplier<? extends IDataDriver> starter) {
            return new DriverUnderTest(name, starter, Set.of(), Quirks.NONE, 1);
        }
    }

    /**
     * The same driver with its capabilities. Rules of a capability that is not declared are reported as skipped; what needs
     * it must be refused.
     *
     * @param capabilities everything the driver can do
     * @return the changed copy
     */
    public DriverUnderTest declaring(Capability... capabilities) {
        Set<Capability> all =
                new DriverCapabilities(Set.copyOf(Arrays.asList(capabilities)), Set.of(), Set.of()).capabilities();
        return new DriverUnderTest(name, starter, all, quirks, share);
    }

    /**
     * The same driver with what the kit cannot find out by itself.
     *
     * @param what the quirks
     * @return the changed copy
     */
    public DriverUnderTest quirks(Quirks what) {
        return new DriverUnderTest(name, starter, declared, Objects.requireNonNull(what, "quirks"), share);
    }

    /**
     * The same driver, its laws tried on a share of the usual cases: where every call is a request to a server, all of
     * them take long.
     *
     * @param part more than 0; 1, the default, is all
     * @return the changed copy
     */
    public DriverUnderTest tryingShare(double part) {
        if (!(part > 0)) {
            throw new IllegalArgumentException("part must be more than 0, got " + part);
        }
        return new DriverUnderTest(name, starter, declared, quirks, part);
    }

    /**
     * The name for reports.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * What the driver claims to do, implied capabilities included.
     *
     * @return an immutable set
     */
    public Set<Capability> capabilities() {
        return declared;
    }

    /**
     * What the kit cannot find out by itself.
     *
     * @return the quirks
     */
    public Quirks quirks() {
        return quirks;
    }

    double share() {
        return share;
    }

    /**
     * Starts the driver.
     *
     * @return a new driver; the caller closes it
     */
    public IDataDriver start() {
        return Objects.requireNonNull(starter.get(), "starter must give a driver, got null");
    }
}
