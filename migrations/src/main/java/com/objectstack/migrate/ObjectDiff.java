package com.objectstack.migrate;

import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import com.objectstack.driver.Problem;
import com.objectstack.migrate.Step.AddColumn;
import com.objectstack.migrate.Step.AlterObject;
import com.objectstack.migrate.Step.CreateIndex;
import com.objectstack.migrate.Step.DropColumn;
import com.objectstack.migrate.Step.DropIndex;
import com.objectstack.migrate.Step.ModifyColumn;
import com.objectstack.migrate.Step.RenameColumn;
import com.objectstack.query.json.SchemaCodec;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.IndexSchema;
import com.objectstack.schema.ObjectSchema;
import com.objectstack.schema.ValueClass;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The steps from one definition of an object to another. */
final class ObjectDiff {
    private final String object;
    private final String oldName;
    private final ObjectSchema next;
    private final RenameHints hints;
    private final List<Step> steps = new ArrayList<>();
    private final List<Problem> doubts = new ArrayList<>();
    private final Set<String> used = new HashSet<>();
    private ObjectSchema now;

    ObjectDiff(String object, String oldName, ObjectSchema before, ObjectSchema next, RenameHints hints) {
        this.object = object;
        this.oldName = oldName;
        this.now = before;
        this.next = next;
        this.hints = hints;
        compare();
    }

    List<Step> steps() {
        return steps;
    }

    /** Fields that are gone and may have another name now. */
    List<Problem> doubts() {
        return doubts;
    }

    /** The hints that fitted. */
    Set<String> used() {
        return used;
    }

    private void compare() {
        List.copyOf(now.fields().keySet()).forEach(this::rename);
        List<FieldSchema> gone = now.fields().values().stream()
                .filter(field -> !next.fields().containsKey(field.name()))
                .toList();
        List<FieldSchema> made = next.fields().values().stream()
                .filter(field -> !now.fields().containsKey(field.name()))
                .toList();
        gone.forEach(field -> doubt(field, made));
        List.copyOf(now.indexes()).stream()
                .filter(index -> !next.indexes().contains(index))
                .forEach(index -> add(new DropIndex(object, index)));
        made.forEach(field -> add(new AddColumn(object, field)));
        if (!StoredSchema.frame(now).equals(StoredSchema.frame(next))) {
            add(new AlterObject(object, StoredSchema.frame(now), StoredSchema.frame(next)));
        }
        next.fields().values().stream().filter(field -> !made.contains(field)).forEach(this::modify);
        gone.forEach(field -> add(new DropColumn(object, field)));
        next.indexes().stream()
                .filter(index -> !now.indexes().contains(index))
                .forEach(index -> add(new CreateIndex(object, index)));
    }

    private void rename(String field) {
        String hint = oldName + "." + field;
        String newName = hints.renames().get(hint);
        if (newName == null) {
            return;
        }
        if (next.fields().containsKey(field) || !next.fields().containsKey(newName)) {
            throw RenameHints.refused(
                    "field '" + hint + "' cannot have become '" + newName
                            + "': the first must be gone and the second be defined",
                    "mend the hint or the definitions");
        }
        used.add(hint);
        // A filter names its fields in a tree: such an index is made anew.
        List.copyOf(now.indexes()).stream()
                .filter(index -> filters(index, field))
                .forEach(index -> add(new DropIndex(object, index)));
        add(new RenameColumn(object, field, newName));
    }

    private static boolean filters(IndexSchema index, String field) {
        return index.where() != null
                && SchemaCodec.toJson(index).path("where").toString().contains("\"" + field + "\"");
    }

    private void doubt(FieldSchema gone, List<FieldSchema> made) {
        String hint = oldName + "." + gone.name();
        if (hints.drops().contains(hint)) {
            used.add(hint);
            return;
        }
        made.stream()
                .filter(field -> field.valueClass() == gone.valueClass() && gone.valueClass() != ValueClass.NONE)
                .findFirst()
                .ifPresent(field -> doubts.add(new Problem(
                        ErrorCode.INVALID_SCHEMA,
                        JsonPointers.child(JsonPointers.child("", object) + "/fields", field.name()),
                        "field '" + gone.name() + "' of '" + object + "' is gone, and '" + field.name()
                                + "' of the same kind is new",
                        "say --rename " + hint + "=" + field.name() + " if it is the same one, or --drop " + hint
                                + " if its values shall go")));
    }

    /** A computed field has no column: it becomes a stored one by adding it. */
    private void modify(FieldSchema wanted) {
        FieldSchema field = now.fields().get(wanted.name());
        if (field == null || field.equals(wanted)) {
            return;
        }
        boolean wasComputed = field.valueClass() == ValueClass.NONE;
        if (wasComputed != (wanted.valueClass() == ValueClass.NONE)) {
            List<IndexSchema> named = now.indexes().stream()
                    .filter(index -> index.fields().contains(field.name()))
                    .toList();
            named.forEach(index -> add(new DropIndex(object, index)));
            add(new DropColumn(object, field));
            add(new AddColumn(object, wanted));
        } else {
            add(new ModifyColumn(object, field, wanted));
        }
    }

    private void add(Step step) {
        now = StepEffect.of(step, Definitions.NONE.with(object, now)).require(object);
        steps.add(step);
    }
}
