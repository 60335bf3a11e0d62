package com.objectstack.migrate;

import com.objectstack.driver.DriverException;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.ExecuteResult;
import com.objectstack.driver.JsonPointers;
import com.objectstack.driver.ObjectDefinition;
import com.objectstack.driver.sql.SchemaTransaction;
import com.objectstack.migrate.Check.AsDefined;
import com.objectstack.migrate.Check.RowsKept;
import com.objectstack.migrate.Check.SqlCheck;
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
import com.objectstack.schema.SchemaChange;
import com.objectstack.schema.ValueClass;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the steps of one migration in a transaction, and checks what came of them. */
final class StepRunner {
    private final SchemaTransaction transaction;
    private final Migration migration;
    private final MigrationProgress progress;

    StepRunner(SchemaTransaction transaction, Migration migration, MigrationProgress progress) {
        this.transaction = transaction;
        this.migration = migration;
        this.progress = progress;
    }

    /** The steps there, and the checks; gives the definitions after them. */
    Definitions up(Definitions before) {
        return run("/up", migration.up(), migration.checks(), before);
    }

    /** The steps back, and checks made of them. */
    Definitions down(Definitions before) {
        List<Step> steps = migration.down().orElseThrow();
        return run("/down", steps, DefaultChecks.of(steps, before), before);
    }

    private Definitions run(String path, List<Step> steps, List<Check> checks, Definitions before) {
        Map<String, Long> counts = counts(checks);
        Definitions now = before;
        for (int place = 0; place < steps.size(); place++) {
            Step step = steps.get(place);
            progress.step(migration, step);
            try {
                Definitions next = StepEffect.of(step, now);
                run(step, now, next);
                now = next;
            } catch (DriverException refusal) {
                throw Problems.at(JsonPointers.child(path, place), migration.id() + ", " + Steps.text(step), refusal);
            }
        }
        for (int place = 0; place < checks.size(); place++) {
            try {
                check(checks.get(place), now, counts);
            } catch (DriverException refusal) {
                throw Problems.at(
                        path.equals("/up") ? JsonPointers.child("/checks", place) : path,
                        migration.id() + ", check " + (place + 1),
                        refusal);
            }
        }
        return now;
    }

    private void run(Step step, Definitions before, Definitions after) {
        switch (step) {
            case CreateTable created -> transaction.createTable(definition(created.object(), after));
            case DropTable dropped -> transaction.dropTable(dropped.object());
            case RenameTable renamed -> {
                transaction.declare(definition(renamed.object(), before));
                transaction.renameTable(renamed.object(), definition(renamed.to(), after));
            }
            case RenameColumn renamed -> rename(renamed, before, after);
            case AddColumn added -> settle(added, after);
            case ModifyColumn modified -> {
                if (StoredSchema.differs(modified.from(), modified.to())) {
                    transaction.declare(definition(modified.object(), before));
                    transaction.modifyColumn(modified.object(), modified.to());
                }
                settle(modified, after);
            }
            case DropColumn dropped -> {
                if (dropped.was().valueClass() != ValueClass.NONE) {
                    transaction.declare(new ObjectDefinition(
                            dropped.object(), StoredSchema.unscoped(before.require(dropped.object()))));
                    transaction.dropColumn(dropped.object(), dropped.was().name());
                }
                settle(dropped, after);
            }
            case CreateIndex created -> settle(created, after);
            case DropIndex dropped -> {
                transaction.declare(definition(dropped.object(), before));
                transaction.dropIndex(dropped.object(), dropped.index());
                settle(dropped, after);
            }
            case AlterObject altered -> alter(altered, after);
            case Converge converged -> {
                transaction.declare(definition(converged.object(), after));
                transaction.converge(converged.object());
            }
            case Sql sql -> transaction.execute(sql.statement());
        }
    }

    private void rename(RenameColumn step, Definitions before, Definitions after) {
        boolean hasColumn = before.require(step.object())
                .field(step.field())
                .filter(field -> field.valueClass() != ValueClass.NONE)
                .isPresent();
        if (hasColumn) {
            transaction.declare(definition(step.object(), before));
            transaction.renameColumn(step.field(), step.to(), definition(step.object(), after));
        } else {
            settle(step, after);
        }
    }

    /** The mark of deleted records goes with soft delete, unless it is a field of its own. */
    private void alter(AlterObject step, Definitions after) {
        settle(step, after);
        String mark = StoredSchema.mark(step.from());
        boolean isLeft = StoredSchema.isSoftDeleted(step.from())
                && transaction.differences(step.object()).stream()
                        .anyMatch(change -> change.kindName().equals("drop_column")
                                && change.name().equals(mark));
        if (isLeft) {
            transaction.dropColumn(step.object(), mark);
            settle(step, after);
        }
    }

    private void settle(Step step, Definitions after) {
        transaction.settle(definition(step.object(), after));
    }

    private static ObjectDefinition definition(String object, Definitions definitions) {
        return new ObjectDefinition(object, definitions.require(object));
    }

    private Map<String, Long> counts(List<Check> checks) {
        Map<String, Long> counts = new HashMap<>();
        for (Check check : checks) {
            if (check instanceof RowsKept kept) {
                counts.put(kept.was(), transaction.count(kept.was()));
            }
        }
        return counts;
    }

    private void check(Check check, Definitions after, Map<String, Long> counts) {
        switch (check) {
            case AsDefined defined -> {
                transaction.declare(definition(defined.object(), after));
                List<SchemaChange> differences = transaction.differences(defined.object());
                if (!differences.isEmpty()) {
                    throw failed("table '" + defined.object() + "' is not as defined: "
                            + differences.stream()
                                    .map(SchemaChange::description)
                                    .collect(Collectors.joining("; ")));
                }
            }
            case RowsKept kept -> {
                long now = transaction.count(kept.object());
                Long before = counts.get(kept.was());
                if (before == null || before != now) {
                    throw failed("table '" + kept.object() + "' had " + before + " records, and has " + now);
                }
            }
            case SqlCheck sql -> {
                Object found = firstOf(transaction.execute(sql.statement()));
                if (!isSame(sql.expect(), found)) {
                    throw failed("'" + sql.statement() + "' gives " + found + ", expected " + sql.expect());
                }
            }
        }
    }

    private static boolean isSame(@Nullable Object expected, @Nullable Object found) {
        boolean isWhole = expected instanceof Long && found instanceof Long;
        if (!isWhole && expected instanceof Number one && found instanceof Number other) {
            return Double.compare(one.doubleValue(), other.doubleValue()) == 0;
        }
        return expected == null ? found == null : expected.equals(found);
    }

    private static @Nullable Object firstOf(ExecuteResult answer) {
        return answer.rows().isEmpty() || answer.columns().isEmpty()
                ? null
                : answer.rows().get(0).get(answer.columns().get(0));
    }

    private static DriverException failed(String message) {
        return DriverException.of(
                ErrorCode.CHECK_VIOLATION, "", message, "mend the migration or the data; nothing was changed");
    }
}
