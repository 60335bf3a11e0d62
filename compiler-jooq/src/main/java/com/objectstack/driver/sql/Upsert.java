package com.objectstack.driver.sql;

import com.objectstack.compiler.model.Rendered;
import com.objectstack.compiler.model.TableModel;
import com.objectstack.compiler.pass.ConflictTarget;
import com.objectstack.compiler.pass.NumbersPlan;
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
    private final ConstraintNames names;
    private final SqlSession session;
    private final Deadline deadline;
    private final boolean repairs;

    /**
     * An upsert.
     *
     * @param registry knows the unique keys of tables
     * @param table the table
     * @param names names constraints it violates
     * @param session where its statements run
     * @param deadline when it must be done
     * @param repairs whether it may be tried again
     */
    Upsert(
            Registry registry,
            TableModel table,
            ConstraintNames names,
            SqlSession session,
            Deadline deadline,
            boolean repairs) {
        this.registry = registry;
        this.table = table;
        this.names = names;
        this.session = session;
        this.deadline = deadline;
        this.repairs = repairs;
    }

    DataRecord run(UpsertPlan plan) {
        List<String> keys = plan.keys();
        if (keys.isEmpty()) {
            return returned(plan.numbers(), plan.insert()).orElseThrow(Writes::nothingReturned);
        }
        ConflictTarget target = target(keys, null);
        try {
            return returned(plan.numbers(target), plan.merge(target)).orElseThrow(() -> outOfScope(keys));
        } catch (DriverException failure) {
            if (failure.code() == ErrorCode.RESULT_TOO_LARGE
                    && plan.numbers(target).missing().contains(failure.path())) {
                throw lacking(failure);
            }
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

    private Optional<DataRecord> returned(NumbersPlan numbers, Rendered statement) {
        SqlResult result = numbers.isEmpty()
                ? names.naming(() -> session.run(Writes.write(statement), deadline))
                : new NumberedWrite(numbers, List.of(statement))
                        .run(batch -> names.naming(() -> session.batch(batch, deadline)), repairs)
                        .get(0);
        return statement.reader().readAll(result.rows()).stream().findFirst();
    }

    /** It met no record, so that it needs a number, which the database could not make. */
    private static DriverException lacking(DriverException failure) {
        String field = failure.path().substring(1);
        return DriverException.builder(
                        ErrorCode.INVALID_DATA, "field '" + field + "' is empty, and the record's number is made of it")
                .path(failure.path())
                .hint("pass a value, or the number itself")
                .cause(failure)
                .build();
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
                : violation
                        .hint("if it is deleted, includeDeleted merges with it")
                        .build();
    }
}
