package com.objectstack.cli;

import com.objectstack.migrate.MigratorOptions;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The options of commands that run migrations. */
final class RunnerOptions {
    @Option(names = "--allow-destructive", description = "Make steps that lose data too.")
    private boolean allowDestructive;

    @Option(
            names = "--lock-seconds",
            defaultValue = "60",
            paramLabel = "N",
            description = "How long others wait for a runner that is gone; by default ${DEFAULT-VALUE}.")
    private long lockSeconds = 60;

    @Option(
            names = "--force-unlock",
            description = "Take the lock from another runner: only if that one is gone for certain.")
    private boolean forceUnlock;

    MigratorOptions on(MigratorOptions defaults) {
        MigratorOptions options = defaults.withLease(Duration.ofSeconds(lockSeconds));
        options = allowDestructive ? options.allowingDestructive() : options;
        return forceUnlock ? options.forcingUnlock() : options;
    }
}
