package com.objectstack.migrate;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

/**
 * How migrations are run.
 *
 * @param owner a name for who runs them, unlike any other's
 * @param lease how long the lock is held after each migration without a sign of life
 * @param forceUnlock whether the lock is taken from whoever holds it
 * @param allowDestructive whether steps that lose data are made
 * @param clock tells the time
 * @param progress is told what happens
 */
public record MigratorOptions(
        String owner,
        Duration lease,
        boolean forceUnlock,
        boolean allowDestructive,
        Clock clock,
        MigrationProgress progress) {
    private static final Duration LEASE = Duration.ofSeconds(60);

    /** Requires all. */
    public MigratorOptions {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(lease, "lease");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(progress, "progress");
    }

    /**
     * The usual: a lease of a minute, nothing forced, nothing lost.
     *
     * @return options with an owner made of process, machine and chance
     */
    public static MigratorOptions defaults() {
        String process = "process " + ProcessHandle.current().pid();
        String chance = UUID.randomUUID().toString().substring(0, 8);
        return new MigratorOptions(
                process + "#" + chance, LEASE, false, false, Clock.systemUTC(), MigrationProgress.SILENT);
    }

    /**
     * The same under another name.
     *
     * @param name who runs the migrations
     * @return the changed copy
     */
    public MigratorOptions withOwner(String name) {
        return new MigratorOptions(name, lease, forceUnlock, allowDestructive, clock, progress);
    }

    /**
     * The same with another lease.
     *
     * @param duration how long the lock is held
     * @return the changed copy
     */
    public MigratorOptions withLease(Duration duration) {
        return new MigratorOptions(owner, duration, forceUnlock, allowDestructive, clock, progress);
    }

    /**
     * The same, taking the lock from whoever holds it.
     *
     * @return the changed copy
     */
    public MigratorOptions forcingUnlock() {
        return new MigratorOptions(owner, lease, true, allowDestructive, clock, progress);
    }

    /**
     * The same, making steps that lose data too.
     *
     * @return the changed copy
     */
    public MigratorOptions allowingDestructive() {
        return new MigratorOptions(owner, lease, forceUnlock, true, clock, progress);
    }

    /**
     * The same by another clock.
     *
     * @param other tells the time
     * @return the changed copy
     */
    public MigratorOptions withClock(Clock other) {
        return new MigratorOptions(owner, lease, forceUnlock, allowDestructive, other, progress);
    }

    /**
     * The same with somebody who is told.
     *
     * @param listener is told what happens
     * @return the changed copy
     */
    public MigratorOptions withProgress(MigrationProgress listener) {
        return new MigratorOptions(owner, lease, forceUnlock, allowDestructive, clock, listener);
    }
}
