package com.objectstack.migrate;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.driver.Problem;
import com.objectstack.migrate.Step.CreateTable;
import com.objectstack.migrate.Step.DropTable;
import com.objectstack.migrate.Step.RenameTable;
import com.objectstack.schema.ObjectSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The steps from definitions to others. Pure: no database is asked. */
public final class SchemaDiff {
    private final Definitions next;
    private final RenameHints hints;
    private final List<Step> steps = new ArrayList<>();
    private final List<Problem> doubts = new ArrayList<>();
    private final Set<String> used = new HashSet<>();
    private Definitions now;

    private SchemaDiff(Definitions before, Definitions next, RenameHints hints) {
        this.now = before;
        this.next = next;
        this.hints = hints;
    }

    /**
     * The steps from one to the other.
     *
     * @param before the definitions so far
     * @param next the definitions from now on
     * @param hints what became of what
     * @return the steps in an order in which they can be made, none if nothing that a table depends on differs
     * @throws DriverException {@code INVALID_SCHEMA} if something is gone and something alike is new and no hint says
     *     whether that is the same, {@code INVALID_CONFIG} for a hint that fits nothing
     */
    public static List<Step> between(Definitions before, Definitions next, RenameHints hints) {
        SchemaDiff diff = new SchemaDiff(before, next, hints);
        diff.renameTables();
        diff.compare();
        if (!diff.doubts.isEmpty()) {
            throw DriverException.of(diff.doubts);
        }
        diff.requireHintsUsed();
        return List.copyOf(diff.steps);
    }

    private void renameTables() {
        for (String name : now.names()) {
            String newName = hints.renames().get(name);
            if (newName != null) {
                if (next.find(name).isPresent() || next.find(newName).isEmpty()) {
                    throw RenameHints.refused(
                            "object '" + name + "' cannot have become '" + newName + "': the first must be gone and the"
                                    + " second be defined",
                            "mend the hint or the definitions");
                }
                used.add(name);
                add(new RenameTable(name, newName));
            }
        }
    }

    private void compare() {
        List<String> gone =
                now.names().stream().filter(name -> next.find(name).isEmpty()).toList();
        List<String> made =
                next.names().stream().filter(name -> now.find(name).isEmpty()).toList();
        gone.forEach(name -> doubtTable(name, made));
        made.forEach(name -> add(new CreateTable(name, next.require(name))));
        for (String name : now.names()) {
            if (next.find(name).isPresent() && !made.contains(name)) {
                ObjectDiff object = new ObjectDiff(name, oldNameOf(name), now.require(name), next.require(name), hints);
                steps.addAll(object.steps());
                doubts.addAll(object.doubts());
                used.addAll(object.used());
            }
        }
        gone.forEach(name -> add(new DropTable(name, now.require(name))));
    }

    private String oldNameOf(String name) {
        return hints.renames().entrySet().stream()
                .filter(rename ->
                        used.contains(rename.getKey()) && rename.getValue().equals(name))
                .map(rename -> rename.getKey())
                .findFirst()
                .orElse(name);
    }

    private void add(Step step) {
        now = StepEffect.of(step, now);
        steps.add(step);
    }

    /** An object that is gone, and a new one with the same fields. */
    private void doubtTable(String gone, List<String> made) {
        if (hints.drops().contains(gone)) {
            used.add(gone);
            return;
        }
        ObjectSchema before = now.require(gone);
        made.stream()
                .filter(name -> !before.fields().isEmpty()
                        && next.require(name)
                                .fields()
                                .keySet()
                                .equals(before.fields().keySet()))
                .findFirst()
                .ifPresent(name -> doubts.add(new Problem(
                        ErrorCode.INVALID_SCHEMA,
                        JsonPointers.child("", name),
                        "object '" + gone + "' is gone, and '" + name + "' with the same fields is new",
                        "say --rename " + gone + "=" + name + " if it is the same one, or --drop " + gone
                                + " if its records shall go")));
    }

    private void requireHintsUsed() {
        Set<String> left = new HashSet<>(hints.renames().keySet());
        left.addAll(hints.drops());
        left.removeAll(used);
        if (!left.isEmpty()) {
            throw RenameHints.refused(
                    "the hints for " + left.stream().sorted().toList() + " fit nothing that changes",
                    "leave them out, or write object.field with the object's name so far");
        }
    }
}
