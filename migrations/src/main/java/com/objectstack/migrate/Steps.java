package com.objectstack.migrate;

import com.objectstack.migrate.Step.AddColumn;
import com.objectstack.migrate.Step.AlterObject;
import com.objectstack.migrate.Step.Converge;
import com.objectstack.migrate.Step.CreateIndex;
import com.objectstack.migrate.Step.CreateTable;
import com.objectstack.migrate.Step.DropColumn;
import com.objectstack.migrate.Step.DropIndex;
import com.objectstack.migrate.Step.DropTable;
import com.objectstack.migrate.Step.ModifyColumn;
import com.objectstack.migrate.Step.RenameColumn;
import com.objectstack.migrate.Step.RenameTable;
import com.objectstack.migrate.Step.Sql;
import com.objectstack.schema.FieldSchema;
import com.objectstack.schema.Uniqueness;
import com.objectstack.schema.ValueClass;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What can be said of steps alone: whether they lose data, how they are undone, what people call them. */
public final class Steps {
    /** Kinds that hold what any other kind held. */
    private static final Set<ValueClass> WIDE = EnumSet.of(ValueClass.TEXT, ValueClass.LIST, ValueClass.JSON);

    private static final Set<ValueClass> COUNTED = EnumSet.of(ValueClass.NUMBER, ValueClass.BOOLEAN);

    private Steps() {}

    /**
     * Whether a step loses data, so that it is made only when that is allowed.
     *
     * @param step the step
     * @return true for tables and columns dropped, for conversions that leave something out, and for SQL that says so
     */
    public static boolean isDestructive(Step step) {
        return switch (step) {
            case DropTable dropped -> true;
            case DropColumn dropped -> dropped.was().valueClass() != ValueClass.NONE;
            case ModifyColumn modified ->
                isNarrower(modified.from().valueClass(), modified.to().valueClass());
            case AlterObject altered ->
                StoredSchema.isSoftDeleted(altered.from())
                        && !Objects.equals(
                                StoredSchema.softDelete(altered.from()), StoredSchema.softDelete(altered.to()));
            case Sql sql -> sql.destructive();
            case CreateTable created -> false;
            case RenameTable renamed -> false;
            case AddColumn added -> false;
            case RenameColumn renamed -> false;
            case CreateIndex created -> false;
            case DropIndex dropped -> false;
            case Converge converged -> false;
        };
    }

    /** {@code 007} as a number, a moment as its day: what is left cannot be turned back. */
    private static boolean isNarrower(ValueClass from, ValueClass to) {
        boolean isSame = from == to || (COUNTED.contains(from) && COUNTED.contains(to));
        return !isSame && !WIDE.contains(to);
    }

    /**
     * The steps that undo steps.
     *
     * @param steps steps in order
     * @return the steps that lead back, empty if one of them cannot be undone
     */
    public static Optional<List<Step>> inverse(List<Step> steps) {
        List<Step> back = new ArrayList<>();
        for (Step step : steps) {
            Optional<Step> one = inverse(step);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            back.add(one.get());
        }
        Collections.reverse(back);
        return Optional.of(List.copyOf(back));
    }

    private static Optional<Step> inverse(Step step) {
        return switch (step) {
            case CreateTable created -> Optional.of(new DropTable(created.object(), created.definition()));
            case DropTable dropped -> Optional.of(new CreateTable(dropped.object(), dropped.was()));
            case RenameTable renamed -> Optional.of(new RenameTable(renamed.to(), renamed.object()));
            case AddColumn added -> Optional.of(new DropColumn(added.object(), added.definition()));
            case DropColumn dropped ->
                Optional.<Step>of(new AddColumn(dropped.object(), dropped.was()))
                        .filter(added -> canBeAdded(dropped.was()));
            case ModifyColumn modified ->
                Optional.of(new ModifyColumn(modified.object(), modified.to(), modified.from()));
            case RenameColumn renamed -> Optional.of(new RenameColumn(renamed.object(), renamed.to(), renamed.field()));
            case CreateIndex created -> Optional.of(new DropIndex(created.object(), created.index()));
            case DropIndex dropped -> Optional.of(new CreateIndex(dropped.object(), dropped.index()));
            case AlterObject altered -> Optional.of(new AlterObject(altered.object(), altered.to(), altered.from()));
            case Converge converged -> Optional.empty();
            case Sql sql -> Optional.empty();
        };
    }

    private static boolean canBeAdded(FieldSchema field) {
        return !field.notNull() || field.defaultValue().isPresent();
    }

    /**
     * A step as people call it: {@code add_column invoice.paid (boolean)}.
     *
     * @param step the step
     * @return one line
     */
    public static String text(Step step) {
        String name = StepCodec.nameOf(step) + " ";
        return switch (step) {
            case CreateTable created ->
                name + created.object() + " ("
                        + String.join(", ", created.definition().fields().keySet()) + ")";
            case DropTable dropped -> name + dropped.object();
            case RenameTable renamed -> name + renamed.object() + " to " + renamed.to();
            case AddColumn added -> name + added.object() + "." + told(added.definition());
            case DropColumn dropped -> name + dropped.object() + "." + told(dropped.was());
            case ModifyColumn modified ->
                name + modified.object() + "." + told(modified.from()) + " to " + kind(modified.to());
            case RenameColumn renamed -> name + renamed.object() + "." + renamed.field() + " to " + renamed.to();
            case CreateIndex created ->
                name + created.object() + "("
                        + String.join(", ", created.index().fields()) + ")";
            case DropIndex dropped ->
                name + dropped.object() + "("
                        + String.join(", ", dropped.index().fields()) + ")";
            case AlterObject altered -> name + altered.object();
            case Converge converged -> name + converged.object();
            case Sql sql -> name + sql.statement();
        };
    }

    private static String told(FieldSchema field) {
        return field.name() + " " + kind(field);
    }

    private static String kind(FieldSchema field) {
        List<String> words = new ArrayList<>(List.of(field.type().wireName()));
        if (field.multiple()) {
            words.add("multiple");
        }
        if (field.notNull()) {
            words.add("not null");
        }
        if (field.unique() != Uniqueness.NONE) {
            words.add("unique");
        }
        if (field.indexed()) {
            words.add("indexed");
        }
        if (field.searchable()) {
            words.add("searchable");
        }
        field.defaultValue().ifPresent(value -> words.add("default " + value));
        return "(" + String.join(", ", words) + ")";
    }
}
