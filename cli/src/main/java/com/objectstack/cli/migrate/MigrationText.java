package com.objectstack.cli.migrate;

import com.objectstack.migrate.Migration;
import com.objectstack.migrate.MigrationProgress;
import com.objectstack.migrate.MigrationStatus;
import com.objectstack.migrate.PlannedMigration;
import com.objectstack.migrate.Step;
import com.objectstack.migrate.Steps;
import com.objectstack.migrate.Verification;
import com.objectstack.schema.SchemaChange;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Migrations for people: what comes is green, what goes is red, what changes is yellow, on a terminal. */
public final class MigrationText implements MigrationProgress {
    private static final String GREEN = "32";
    private static final String RED = "31";
    private static final String YELLOW = "33";
    private static final String BOLD = "1";

    private final PrintStream out;
    private final boolean coloured;

    /**
     * A printer.
     *
     * @param out where it prints
     * @param coloured whether a person watches
     */
    public MigrationText(PrintStream out, boolean coloured) {
        this.out = out;
        this.coloured = coloured;
    }

    /**
     * A file that was written.
     *
     * @param file where it is
     * @param migration what it says
     */
    public void generated(Path file, Migration migration) {
        out.println(in(BOLD, file.toString()));
        migration.up().forEach(this::step);
        if (migration.down().isEmpty()) {
            out.println("  It cannot be undone.");
        }
    }

    /**
     * What became of migrations.
     *
     * @param all the migrations
     */
    public void status(List<MigrationStatus> all) {
        for (MigrationStatus one : all) {
            String colour = switch (one.state()) {
                case APPLIED -> GREEN;
                case PENDING -> YELLOW;
                case EDITED, MISSING, OUT_OF_ORDER -> RED;
            };
            String state = one.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
            String when = one.appliedAt().map(moment -> "  " + moment).orElse("");
            out.println(in(colour, String.format(Locale.ROOT, "%-12s", state)) + "  " + one.id() + when
                    + (one.isDestructive() ? in(RED, "  destructive") : ""));
        }
        if (all.isEmpty()) {
            out.println("There are no migrations.");
        }
    }

    /**
     * Migrations with their statements.
     *
     * @param plan what is to be applied
     */
    public void plan(List<PlannedMigration> plan) {
        for (PlannedMigration planned : plan) {
            out.println(in(BOLD, planned.migration().id()));
            planned.migration().up().forEach(this::step);
            planned.sql().forEach(sql -> out.println("    " + sql + ";"));
        }
        if (plan.isEmpty()) {
            out.println("Nothing is pending.");
        }
    }

    /**
     * Whether a database is what its ledger says.
     *
     * @param found what was found
     */
    public void verification(Verification found) {
        for (SchemaChange change : found.drift()) {
            out.println(in(RED, change.kindName()) + " " + change.object() + ": " + change.description());
        }
        status(found.edited(), found.isGood());
    }

    private void status(List<MigrationStatus> edited, boolean isGood) {
        if (isGood) {
            out.println(in(GREEN, "The database is what its ledger says."));
        } else if (!edited.isEmpty()) {
            status(edited);
        }
    }

    /**
     * What was done.
     *
     * @param done the migrations
     * @param what what was done to them: {@code applied}
     */
    public void done(List<Migration> done, String what) {
        int count = done.size();
        out.println(
                count == 0
                        ? "Nothing is pending."
                        : count + (count == 1 ? " migration " : " migrations ") + what + ".");
    }

    @Override
    public void begin(Migration migration, int place, int of) {
        out.println("[" + place + "/" + of + "] " + in(BOLD, migration.id()));
        out.flush();
    }

    @Override
    public void step(Migration migration, Step step) {
        step(step);
        out.flush();
    }

    private void step(Step step) {
        String text = Steps.text(step);
        String name = text.substring(0, text.indexOf(' '));
        boolean isNew = name.startsWith("create_") || name.startsWith("add_");
        boolean isGone = name.startsWith("drop_");
        String line = (isNew ? "+ " : isGone ? "- " : "~ ") + text;
        out.println("  " + in(isNew ? GREEN : isGone ? RED : YELLOW, line)
                + (Steps.isDestructive(step) ? in(RED, "  destructive") : ""));
    }

    private String in(String colour, String text) {
        return coloured ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
    }
}
