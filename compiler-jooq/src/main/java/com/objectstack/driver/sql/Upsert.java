package com.objectstack.driver.sql;

import com.objectstack.compiler.model.RecordReader;
import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.pass.ConflictTarget;
import com.objectstack.compiler.pass.UpsertPlan;
import com.objectstack.driver.DataRecord;
import com.objectstack.driver.DriverException;
import com.objectstack.driver.DriverExceptionBuilder;
import com.objectstack.driver.ErrorCode;
import com.objectstack.driver.JsonPointers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs an upsert: finds the unique key that its keys name in the live table; contract B38 to B47. */
final class Upsert {
    private final Registry registry;
    private final TableModel table;
    private final SqlSession session;
    private final Deadline deadline;

    Upsert(Registry registry, TableModel table, SqlSession session, Deadline deadline) {
        this.registry = registry;
        this.table = table;
        this.session = session;
        this.deadline = deadline;
    }

    DataRecord run(UpsertPlan plan) {
        List<String> keys = plan.keys();
        if (keys.isEmpty()) {
            return returned(plan.insert()).orElseThrow(Writes::nothingReturned);
        }
        ConflictTarget target = target(keys, null);
        try {
            return returned(plan.merge(target)).orElseThrow(() -> outOfScope(keys));
        } catch (DriverException failure) {
            if (failure.code() == ErrorCode.INTERNAL && !isId(keys)) {
                // The index may have gone since it was looked up; if not, the failure is another.
                registry.schemaChanged();
                target(keys, failure);
            }
            throw failure;
        }
    }

    private ConflictTarget target(List<String> keys, @Nullable DriverException cause) {
        if (isId(keys)) {
            return ConflictTarget.id();
        }
        List<ConflictTarget> known = registry.conflictTargets(table, new Introspection(session, deadline));
        return ConflictTarget.covering(keys, known).orElseThrow(() -> notCovered(keys, known, cause));
    }

    /** The default, never refused (contract B45). */
    private static boolean isId(List<String> keys) {
        return keys.equals(List.of(TableModel.ID));
    }

    private Optional<DataRecord> returned(Rendered statement) {
        SqlResult result = ConstraintNames.naming(table, () -> session.run(Writes.write(statement), deadline));
        return new RecordReader(statement.columns())
                .readAll(result.rows()).stream().findFirst();
    }

    private DriverException notCovered(List<String> keys, List<ConflictTarget> known, @Nullable DriverException cause) {
        String accepted = known.stream()
                .map(target -> String.join(", ", target.columns()))
                .collect(Collectors.joining("; "));
        return DriverException.builder(
                        ErrorCode.CONFLICT_TARGET,
                        "Cannot upsert into '" + table.name() + "' by " + keys
                                + ": no primary key or unique index covers exactly these fields")
                .path("/conflictKeys")
                .hint(accepted.isEmpty() ? "declare them unique" : "declare them unique, or use one of: " + accepted)
                .cause(cause)
                .build();
    }

    /** The record it met is deleted, another tenant's or nobody's; it says no more than a unique index would. */
    private DriverException outOfScope(List<String> keys) {
        DriverExceptionBuilder violation = DriverException.builder(
                        ErrorCode.UNIQUE_VIOLATION,
                        "a record of '" + table.name() + "' with the same " + keys + " exists already")
                .path(JsonPointers.child("", keys.get(0)))
                .object(table.name())
                .fields(keys);
        return table.deletedField() == null
                ? violation.build()
                : violation.hint("if it is deleted, includeDeleted merges with it").build();
    }
}
