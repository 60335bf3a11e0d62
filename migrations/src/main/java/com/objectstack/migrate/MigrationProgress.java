package com.objectstack.migrate;

/** Is told what happens while migrations run. */
public interface MigrationProgress {
    /** Tells nobody. */
    MigrationProgress SILENT = new MigrationProgress() {};

    /**
     * A migration begins.
     *
     * @param migration the migration
     * @param place its place among those of this run, from 1
     * @param of how many there are
     */
    default void begin(Migration migration, int place, int of) {}

    /**
     * A step begins.
     *
     * @param migration the migration
     * @param step the step
     */
    default void step(Migration migration, Step step) {}

    /**
     * A migration was committed.
     *
     * @param migration the migration
     */
    default void end(Migration migration) {}
}
