package com.objectstack.driver.sql;

import com.objectstack.driver.DriverException;
import com.objectstack.schema.ChangeCategory;
import com.objectstack.schema.SchemaChange;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Looks at tables that were synchronized: what is safe is made, the rest is told once; contract B250. Thread-safe. */
final class AutoMigration {
    private static final System.Logger LOG = System.getLogger("com.objectstack.driver.sql");

    private final Optional<AutoMigrate> mode;
    private final boolean isProduction;
    private final Drifts drifts;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    AutoMigration(SqlDriverSettings settings, Drifts drifts) {
        this.mode = settings.autoMigrate();
        this.isProduction = settings.isProduction();
        this.drifts = drifts;
    }

    void after(List<String> objects) {
        if (mode.isEmpty() || objects.isEmpty()) {
            return;
        }
        boolean wantsSafe = mode.get() == AutoMigrate.SAFE;
        if (wantsSafe && isProduction) {
            warn("production", "autoMigrate 'safe' is off in production");
        }
        for (SchemaChange change : drifts.detect(objects).changes()) {
            boolean isSafe =
                    change.category() == ChangeCategory.SAFE && change.blocker().isEmpty();
            if (!(wantsSafe && !isProduction && isSafe && isMade(change))) {
                String blocker =
                        change.blocker().map(reason -> " (" + reason + ")").orElse("");
                warn(
                        change.object() + " " + change.kindName() + " " + change.name(),
                        "schema drift of '" + change.object() + "', " + change.kindName() + " (" + change.category()
                                + "): " + change.description() + blocker);
            }
        }
    }

    /** A program starts with a difference rather than not at all. */
    private boolean isMade(SchemaChange change) {
        try {
            boolean made = !drifts.apply(List.of(change), false).applied().isEmpty();
            if (made) {
                LOG.log(
                        System.Logger.Level.INFO,
                        "{0}",
                        "schema of '" + change.object() + "': " + change.description());
            }
            return made;
        } catch (DriverException failure) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "schema of '" + change.object() + "', " + change.kindName() + " failed; applyDrift tries it again",
                    failure);
            return false;
        }
    }

    private void warn(String key, String text) {
        if (told.add(key)) {
            LOG.log(System.Logger.Level.WARNING, "{0}", text);
        }
    }
}
